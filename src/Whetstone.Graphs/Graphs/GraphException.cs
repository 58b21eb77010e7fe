namespace Whetstone.Graphs;

/// <summary>A graph cannot be built or run as asked. TensorFlow's <c>InvalidArgumentError</c> and <c>ValueError</c>.</summary>
public class GraphException : InvalidOperationException
{
    /// <summary>An error without a message.</summary>
    public GraphException()
    {
    }

    /// <summary>An error that says what was wrong.</summary>
    public GraphException(string message)
        : base(message)
    {
    }

    /// <summary>An error with a cause.</summary>
    public GraphException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
