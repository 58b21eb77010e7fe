using System.Runtime.InteropServices;
using Whetstone.Data;

namespace Whetstone.Vision;

/// <summary>libturbojpeg, the library that decodes and encodes JPEG. It is loaded when the first JPEG is met; nothing else needs it.</summary>
/// <remarks>
/// It is looked for where the system keeps libraries, then in the folder <c>libraries</c> of <see cref="WhetstoneHome"/>. Decoding never
/// goes to the network: <see cref="FetchAsync"/> is what gets a private copy, and only when it is called.
/// </remarks>
public static class JpegLibrary
{
    private const string DebianName = "libturbojpeg0", FileName = "libturbojpeg.so.0";

    // A library stays in a process once it is loaded; only success is remembered, so that it may be installed meanwhile.
    private static TurboJpeg? loaded;

    /// <summary>Whether JPEG files can be decoded and encoded on this machine.</summary>
    public static bool IsAvailable => TryLoad(WhetstoneHome.Folder) is not null;

    /// <summary>Gets a private copy of the library if there is none: Debian's package, fetched and unpacked without root.</summary>
    /// <returns>The path of the private copy, or null if the system has the library.</returns>
    /// <exception cref="JpegLibraryMissingException">It cannot be had; the message says why, and what to install.</exception>
    public static async Task<string?> FetchAsync(FetchOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new();
        if (SystemNames().Any(CanLoad)) return null;
        string copy = PrivateCopy(options.Home);
        if (File.Exists(copy)) return copy;
        if (options.Offline) throw Missing("and WHETSTONE_OFFLINE or the option Offline forbids to fetch it");
        try
        {
            using var unpacked = await new DebianPackage(DebianName, "usr/lib").UnpackAsync(options.ProgramTimeout, cancellation).ConfigureAwait(false);
            string found = Directory.EnumerateFiles(Path.Combine(unpacked.Path, "usr", "lib"), FileName + "*", SearchOption.AllDirectories)
                .OrderByDescending(path => path.Length).FirstOrDefault() ?? throw new SourceUnavailableException($"{DebianName} holds no {FileName}");
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            await WholeFile.WriteAsync(copy, async target =>
            {
                using FileStream content = File.OpenRead(found);
                await content.CopyToAsync(target, cancellation).ConfigureAwait(false);
            }, cancellation).ConfigureAwait(false);
            return copy;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Missing($"and a private copy cannot be had: {e.Message}", e);
        }
    }

    /// <summary>The library's functions.</summary>
    /// <exception cref="JpegLibraryMissingException">It is not on this machine.</exception>
    internal static TurboJpeg Load() => TryLoad(WhetstoneHome.Folder) ?? throw Missing($"neither among the system's libraries nor as {PrivateCopy(WhetstoneHome.Folder)}");

    private static TurboJpeg? TryLoad(string home)
    {
        if (Volatile.Read(ref loaded) is { } ready) return ready;
        foreach (string name in SystemNames().Append(PrivateCopy(home)))
        {
            if (!NativeLibrary.TryLoad(name, out nint library)) continue;
            var turbo = new TurboJpeg(library);
            return Interlocked.CompareExchange(ref loaded, turbo, null) ?? turbo;
        }
        return null;
    }

    private static bool CanLoad(string name)
    {
        if (!NativeLibrary.TryLoad(name, out nint library)) return false;
        NativeLibrary.Free(library);
        return true;
    }

    private static string[] SystemNames() =>
        OperatingSystem.IsWindows() ? ["turbojpeg.dll", "libturbojpeg.dll"]
        : OperatingSystem.IsMacOS() ? ["libturbojpeg.0.dylib", "libturbojpeg.dylib", "/opt/homebrew/lib/libturbojpeg.dylib", "/usr/local/lib/libturbojpeg.dylib"]
        : [FileName, "libturbojpeg.so"];

    private static string PrivateCopy(string home) => Path.Combine(home, "libraries", OperatingSystem.IsWindows() ? "turbojpeg.dll" : FileName);

    private static JpegLibraryMissingException Missing(string reason, Exception? inner = null)
    {
        string install = OperatingSystem.IsWindows() ? "install libjpeg-turbo from libjpeg-turbo.org and put its folder bin on the PATH"
            : OperatingSystem.IsMacOS() ? "install it with 'brew install jpeg-turbo'"
            : $"install it with 'apt install {DebianName}' (Fedora: 'dnf install turbojpeg'), or call JpegLibrary.FetchAsync() for a private copy where apt-get is";
        return new($"JPEG files need libturbojpeg, which is not on this machine, {reason}; {install}", inner);
    }
}
