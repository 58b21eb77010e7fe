namespace Whetstone.Data;

/// <summary>A file of the web cannot be had; the message says why, and where to put it by hand.</summary>
public sealed class WebFileUnavailableException : IOException
{
    /// <summary>Says that <paramref name="file"/> could not be had.</summary>
    public WebFileUnavailableException(WebFile file, string path, string reason, Exception? inner = null)
        : base($"{file?.Name} could not be fetched: {reason.TrimEnd('.')}. To go on without the network, get {file?.Address} elsewhere and put it at {path}", inner) => File = file!;

    /// <summary>The file that was asked for.</summary>
    public WebFile File { get; }
}
