namespace Whetstone;

/// <summary>A tensor of a program.</summary>
/// <param name="Id">Its place among the program's values.</param>
/// <param name="Spec">Shape and type.</param>
/// <param name="Format">Memory order.</param>
/// <param name="Root">The value whose memory it looks at; its own <paramref name="Id"/> if the memory is its own.</param>
/// <param name="Offset">Where in the root's memory it starts, in elements.</param>
/// <param name="Captured">The tensor from outside that it is, such as a parameter; null for inputs and results.</param>
/// <param name="IsConstant">Whether <paramref name="Captured"/> never changes: a number in the traced code.</param>
/// <param name="Name">A name for people; may be empty.</param>
public sealed record Value(int Id, Spec Spec, Format Format, int Root, int Offset = 0, Tensor? Captured = null, bool IsConstant = false, string Name = "")
{
    /// <summary>Whether it has a shape but no numbers: an input of a gradient that does not read them.</summary>
    public bool IsHollow => Captured is { IsHollow: true };

    /// <summary>A tensor of this shape and type, in some memory order and without numbers: to ask an op what it would make of it.</summary>
    public Tensor Shaped(Format format) => Tensor.Unbound(Spec, format);

    /// <inheritdoc/>
    public override string ToString() =>
        $"{(Captured is null ? "%" : "@")}{Id}{(Name.Length > 0 ? $":{Name}" : "")} {Spec}{(Format == Format.ChannelsLast ? " channels-last" : "")}{(Root != Id ? $" in {Root}" : "")}";
}
