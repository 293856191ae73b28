extension Money {
    /// Parts of this amount in proportion to `weights`, by largest remainder: the parts sum to the amount
    /// exactly and none is a whole minor unit away from its exact share. Equal remainders favour the earlier
    /// part, so the result is the same every time. A part with weight zero gets nothing.
    ///
    /// - Throws: ``MoneyError/nothingToAllocateTo`` when no weight is positive or one is negative.
    public func allocated(by weights: [Int64]) throws(MoneyError) -> [Money] {
        var total: UInt128 = 0
        for weight in weights {
            guard weight >= 0 else { throw .nothingToAllocateTo }
            total += UInt128(weight)
        }
        guard total > 0 else { throw .nothingToAllocateTo }

        let magnitude = UInt128(amount.magnitude)
        var left = amount.magnitude
        var shares: [UInt64] = []
        var remainders: [UInt128] = []
        shares.reserveCapacity(weights.count)
        remainders.reserveCapacity(weights.count)
        for weight in weights {
            let (share, remainder) = (magnitude * UInt128(weight)).quotientAndRemainder(dividingBy: total)
            shares.append(UInt64(share))
            remainders.append(remainder)
            left -= UInt64(share)
        }
        if left > 0 {
            // Fewer units are left than there are non-zero remainders, so none goes to a part without weight.
            let byRemainder = remainders.indices.sorted { (remainders[$1], $0) < (remainders[$0], $1) }
            for index in byRemainder.prefix(Int(left)) {
                shares[index] += 1
            }
        }
        return shares.map { share in
            // Through the bit pattern, since the magnitude of the least Int64 has no positive twin.
            Money(Int64(truncatingIfNeeded: amount < 0 ? 0 &- share : share), currency)
        }
    }
}
