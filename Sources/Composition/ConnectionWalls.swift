import Infrastructure
import NIOCore
import Synchronization

/// What a connection may take before anybody looks at what it says: a place among those of its address, and a short time
/// until its first request. Later ones have the idle time, which only whole requests prolong.
final class ConnectionWall: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny

    private let places: ConnectionPlaces
    private let patience: TimeAmount
    private var deadline: Scheduled<Void>?
    private var network: IPNetwork?

    init(_ places: ConnectionPlaces, patience: TimeAmount) {
        self.places = places
        self.patience = patience
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { begin(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        begin(context)
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        deadline?.cancel()
        deadline = nil
        context.fireChannelRead(data)
    }

    func channelInactive(context: ChannelHandlerContext) {
        end()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        end()
    }

    private func begin(_ context: ChannelHandlerContext) {
        guard deadline == nil, network == nil else { return }
        let channel = context.channel
        let address = channel.remoteAddress?.ipAddress.flatMap { IPAddress($0) }
        guard let address, places.take(address.customerNetwork) else {
            if address != nil { channel.close(promise: nil) }
            return
        }
        network = address.customerNetwork
        deadline = context.eventLoop.scheduleTask(in: patience) { channel.close(promise: nil) }
    }

    private func end() {
        deadline?.cancel()
        deadline = nil
        if let network { places.giveBack(network) }
        network = nil
    }
}

/// How many connections each address has.
final class ConnectionPlaces: Sendable {
    private let limit: Int?
    private let exceptions: [IPNetwork]
    private let taken = Mutex<[IPNetwork: Int]>([:])

    /// - Parameters:
    ///   - limit: for one address, or one /64 of version 6; nil for as many as one likes.
    ///   - exceptions: proxies, through which everybody comes.
    init(limit: Int?, exceptions: [IPNetwork]) {
        self.limit = limit
        self.exceptions = exceptions
    }

    func take(_ network: IPNetwork) -> Bool {
        guard let limit, !exceptions.contains(where: { $0.contains(network.first) }) else { return true }
        return taken.withLock { taken in
            let count = taken[network, default: 0]
            guard count < limit else { return false }
            taken[network] = count + 1
            return true
        }
    }

    func giveBack(_ network: IPNetwork) {
        taken.withLock { taken in
            guard let count = taken[network] else { return }
            taken[network] = count > 1 ? count - 1 : nil
        }
    }
}
