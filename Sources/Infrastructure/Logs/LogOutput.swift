import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Where log lines go: a file descriptor that may be a pipe whose reader has stopped.
///
/// A line is written whole or not at all to a healthy reader, and at once, so that nothing is lost when the process
/// dies. A reader that stands still costs ``patience`` once; then lines are dropped and counted until it reads again.
/// So logging never stops the shop.
final class LogOutput: Sendable {
    private struct State {
        var dropped = 0
        var isTorn = false
    }

    private let descriptor: Int32
    private let patience: Int32
    private let state = Mutex(State())

    /// - Parameter patience: How long a reader may stand still, in milliseconds.
    init(descriptor: Int32, patience: Int32 = 200) {
        self.descriptor = descriptor
        self.patience = patience
    }

    var isTerminal: Bool { isatty(descriptor) == 1 }

    func write(_ line: [UInt8]) {
        state.withLock { state in
            // A reader known to stand still gets no second chance to make callers wait.
            var timeout = state.dropped == 0 ? patience : 0
            if state.isTorn || state.dropped > 0 {
                let note = (state.isTorn ? "\n" : "") + note(dropped: state.dropped)
                guard send(Array(note.utf8), timeout) == note.utf8.count else {
                    state.dropped += 1
                    return
                }
                state = State()
                timeout = patience
            }
            let sent = send(line, timeout)
            guard sent < line.count else { return }
            state.dropped = 1
            state.isTorn = sent > 0
        }
    }

    private func note(dropped: Int) -> String {
        isTerminal
            ? "(\(dropped) log lines were dropped)\n"
            : #"{"level":"warning","logger":"stoa.log","message":"log lines were dropped","dropped":\#(dropped)}"#
                + "\n"
    }

    /// How many bytes the reader took. A ready pipe takes 4096 (`PIPE_BUF`) without blocking, so no more is tried at once.
    private func send(_ bytes: [UInt8], _ timeout: Int32) -> Int {
        var sent = 0
        while sent < bytes.count {
            guard isReady(timeout) else { return sent }
            let count = bytes.withUnsafeBytes { buffer in
                writeOnce(descriptor, UnsafeRawBufferPointer(rebasing: buffer[sent..<min(sent + 4096, bytes.count)]))
            }
            if count > 0 {
                sent += count
            } else if errno != EINTR && errno != EAGAIN {
                return sent
            }
        }
        return sent
    }

    private func isReady(_ timeout: Int32) -> Bool {
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        while true {
            let ready = poll(&request, 1, timeout)
            if ready < 0, errno == EINTR { continue }
            return ready > 0 && request.revents & Int16(POLLOUT) != 0
        }
    }
}

/// The system's `write`, out of reach where a method has that name.
private func writeOnce(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    write(descriptor, bytes.baseAddress, bytes.count)
}
