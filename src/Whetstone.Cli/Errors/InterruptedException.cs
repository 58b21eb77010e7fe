namespace Whetstone.Cli;

/// <summary>The user interrupted the work, which ended well.</summary>
/// <param name="message">How to go on, in one line.</param>
internal sealed class InterruptedException(string message) : OperationCanceledException(message);
