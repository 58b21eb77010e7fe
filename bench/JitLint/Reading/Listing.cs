namespace Whetstone.Bench.JitLint;

/// <summary>The code of one method as the compiler lists it.</summary>
/// <param name="Method">Type, type arguments, name and parameters.</param>
/// <param name="Tier">Such as <c>Tier1</c> or <c>FullOpts</c>.</param>
/// <param name="FrameRegisters">Registers through which it reaches its own stack.</param>
/// <param name="Instructions">In the order of memory.</param>
/// <param name="Labels">Places of labels among the instructions.</param>
internal sealed record Listing(string Method, string Tier, IReadOnlyList<string> FrameRegisters, IReadOnlyList<Instruction> Instructions, IReadOnlyDictionary<string, int> Labels)
{
    /// <summary>Whether no better code will follow: neither a first quick version nor one made for a loop that was already running.</summary>
    internal bool IsFinal => Tier is "Tier1" or "FullOpts";
}
