namespace Whetstone.Data;

/// <summary>What becomes of the examples at the end of an epoch that do not fill a batch.</summary>
public enum LastBatch
{
    /// <summary>They form a smaller batch.</summary>
    Keep,

    /// <summary>They are left out.</summary>
    Discard,

    /// <summary>They begin the first batch of the next epoch.</summary>
    Rollover,
}
