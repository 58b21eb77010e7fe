namespace Whetstone.Data;

/// <summary>How much of a data set is on this machine.</summary>
public enum DataSetState
{
    /// <summary>Nothing.</summary>
    Absent,

    /// <summary>Some files are in the cache, or some are damaged; fetching completes it.</summary>
    Incomplete,

    /// <summary>A folder for all users holds it; fetching copies it from there.</summary>
    Shared,

    /// <summary>The cache holds every file, and every file is right.</summary>
    Cached,
}
