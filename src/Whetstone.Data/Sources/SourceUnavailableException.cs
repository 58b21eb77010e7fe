namespace Whetstone.Data;

/// <summary>A source has nothing to give now; the message says why in half a line.</summary>
public sealed class SourceUnavailableException : IOException
{
    /// <summary>Gives the reason.</summary>
    public SourceUnavailableException(string reason, Exception? inner = null) : base(reason, inner)
    {
    }
}
