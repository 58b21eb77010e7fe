namespace Whetstone.Cli;

/// <summary>A command cannot do what it was asked to, for a reason its user can understand.</summary>
/// <param name="message">The reason, in one line.</param>
internal sealed class CommandException(string message) : Exception(message);
