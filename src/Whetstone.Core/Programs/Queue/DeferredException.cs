namespace Whetstone;

/// <summary>Queued work failed; thrown where a result is read or waited for. The cause is the operation's own error.</summary>
public sealed class DeferredException : InvalidOperationException
{
    /// <summary>An error without a message.</summary>
    public DeferredException()
    {
    }

    /// <summary>An error that names the operation.</summary>
    public DeferredException(string message)
        : base(message)
    {
    }

    /// <summary>An error that names the operation, with what it threw.</summary>
    public DeferredException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
