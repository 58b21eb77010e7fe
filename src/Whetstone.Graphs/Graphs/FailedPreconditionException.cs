namespace Whetstone.Graphs;

/// <summary>Something has to be done first, such as initialising variables. TensorFlow's <c>FailedPreconditionError</c>.</summary>
public sealed class FailedPreconditionException : GraphException
{
    /// <summary>An error without a message.</summary>
    public FailedPreconditionException()
    {
    }

    /// <summary>An error that says what has to be done.</summary>
    public FailedPreconditionException(string message)
        : base(message)
    {
    }

    /// <summary>An error with a cause.</summary>
    public FailedPreconditionException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
