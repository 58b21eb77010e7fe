namespace Whetstone.Data;

/// <summary>The folder that holds data sets, weights and settings, and the switch that keeps Whetstone off the network.</summary>
public static class WhetstoneHome
{
    /// <summary>
    /// What <c>WHETSTONE_HOME</c> says, or else the folder <c>whetstone</c> in the user's cache folder: <c>XDG_CACHE_HOME</c> or
    /// <c>~/.cache</c> on Linux, <c>~/Library/Caches</c> on macOS, local application data on Windows.
    /// </summary>
    public static string Folder => Find(Environment.GetEnvironmentVariable, UserFolder());

    /// <summary>Whether <c>WHETSTONE_OFFLINE</c> is 1 or true.</summary>
    public static bool IsOffline => Environment.GetEnvironmentVariable("WHETSTONE_OFFLINE") is string value
        && (value == "1" || value.Equals("true", StringComparison.OrdinalIgnoreCase));

    internal static string Find(Func<string, string?> variable, string userFolder)
    {
        if (variable("WHETSTONE_HOME") is { Length: > 0 } home) return Path.GetFullPath(home);
        if (OperatingSystem.IsWindows()) return Path.Combine(userFolder, "whetstone");
        if (OperatingSystem.IsMacOS()) return Path.Combine(userFolder, "Library", "Caches", "whetstone");
        // The specification of these variables says that relative paths are to be ignored.
        return variable("XDG_CACHE_HOME") is { } cache && Path.IsPathRooted(cache)
            ? Path.Combine(cache, "whetstone")
            : Path.Combine(userFolder, ".cache", "whetstone");
    }

    private static string UserFolder()
    {
        string folder = Environment.GetFolderPath(OperatingSystem.IsWindows()
            ? Environment.SpecialFolder.LocalApplicationData
            : Environment.SpecialFolder.UserProfile);
        // A service account may have no home; a relative path would then scatter caches over working folders.
        return folder.Length > 0 ? folder : Path.Combine(Path.GetTempPath(), Environment.UserName);
    }
}
