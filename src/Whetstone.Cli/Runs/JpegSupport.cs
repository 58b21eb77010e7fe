using Whetstone.Vision;

namespace Whetstone.Cli;

/// <summary>Sees to it that JPEG files can be read before many of them are.</summary>
internal static class JpegSupport
{
    /// <summary>Gets libturbojpeg if a file needs it and it is not on this machine.</summary>
    /// <exception cref="JpegLibraryMissingException">It cannot be had; the message says what to install.</exception>
    internal static void Ensure(IEnumerable<string> files, Terminal terminal, CancellationToken cancellation)
    {
        if (!files.Any(IsJpeg) || JpegLibrary.IsAvailable) return;
        if (JpegLibrary.FetchAsync(cancellation: cancellation).GetAwaiter().GetResult() is { } copy) terminal.Line($"Fetched libturbojpeg, which decodes JPEG files: {copy}");
    }

    private static bool IsJpeg(string file) => Path.GetExtension(file).ToUpperInvariant() is ".JPG" or ".JPEG";
}
