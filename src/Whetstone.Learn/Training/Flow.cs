namespace Whetstone.Learn;

/// <summary>What a callback wants to happen next; the strongest wish of all callbacks wins.</summary>
public enum Flow
{
    /// <summary>Go on.</summary>
    Continue,

    /// <summary>Leave out the rest of this batch: no step is taken.</summary>
    EndBatch,

    /// <summary>Leave out the rest of this epoch.</summary>
    EndEpoch,

    /// <summary>Stop training.</summary>
    EndFit,
}
