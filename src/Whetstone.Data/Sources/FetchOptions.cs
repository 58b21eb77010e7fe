namespace Whetstone.Data;

/// <summary>How to fetch a data set. The defaults suit everyone; the environment sets home and offline.</summary>
public sealed record FetchOptions
{
    /// <summary>The folder that holds data sets, weights and settings.</summary>
    public string Home { get; init; } = WhetstoneHome.Folder;

    /// <summary>Whether to leave out all sources beyond this machine. Default: whether <c>WHETSTONE_OFFLINE</c> is 1 or true.</summary>
    public bool Offline { get; init; } = WhetstoneHome.IsOffline;

    /// <summary>How long to wait for a connection: short, so that a machine without network soon tries the next source.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a download may stand still before it is given up.</summary>
    public TimeSpan StallTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a package program may run.</summary>
    public TimeSpan ProgramTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Hears how far downloads are.</summary>
    public IProgress<DownloadProgress>? Progress { get; init; }

    /// <summary>Hears, in one line each, what is worth knowing but stops nothing: a wrong file put aside, a wait for another process.</summary>
    public IProgress<string>? Notices { get; init; }
}
