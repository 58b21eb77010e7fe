using System.Diagnostics;

namespace Whetstone;

/// <summary>A function cannot be traced, because what it does depends on numbers, or would not happen again at a later run.</summary>
public sealed class TraceException : InvalidOperationException
{
    /// <summary>An error without a message.</summary>
    public TraceException()
    {
    }

    /// <summary>An error at the line of the user's code that runs now.</summary>
    public TraceException(string message)
        : base($"{message} (at {Here()})") => Reason = message;

    /// <summary>An error with a cause.</summary>
    public TraceException(string message, Exception inner)
        : base(message, inner) => Reason = message;

    /// <summary>What is wrong, without the place.</summary>
    public string Reason { get; } = "";

    // The innermost frame that is not one of the tensor library itself.
    private static string Here()
    {
        foreach (StackFrame frame in new StackTrace(2, fNeedFileInfo: true).GetFrames())
        {
            if (DiagnosticMethodInfo.Create(frame) is not { } method || IsOurs(method.DeclaringAssemblyName)) continue;
            string place = $"{method.DeclaringTypeName}.{method.Name}";
            return frame.GetFileName() is { } file ? $"{Path.GetFileName(file)}, line {frame.GetFileLineNumber()}, in {place}" : place;
        }
        return "an unknown place";
    }

    private static bool IsOurs(string assembly) =>
        assembly.StartsWith("Whetstone.Core,", StringComparison.Ordinal) || assembly.StartsWith("Whetstone.Ops,", StringComparison.Ordinal) ||
        assembly is "Whetstone.Core" or "Whetstone.Ops" || assembly.StartsWith("System.", StringComparison.Ordinal);
}
