namespace Whetstone.Generators;

/// <summary>One op as a row of the table; strings only, so that equal input is seen as equal.</summary>
/// <param name="Name">Its name in files.</param>
/// <param name="Type">The record, fully qualified.</param>
/// <param name="Write">Statements that write the attributes of <c>v</c> to <c>w</c>.</param>
/// <param name="Read">The expression that makes the op from the attributes of <c>r</c>.</param>
/// <param name="Problem">Why the op cannot be written, or null.</param>
internal sealed record OpModel(string Name, string Type, string Write, string Read, string? Problem);
