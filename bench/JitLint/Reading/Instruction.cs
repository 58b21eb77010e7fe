namespace Whetstone.Bench.JitLint;

/// <summary>One instruction of a listing.</summary>
/// <param name="Mnemonic">Such as <c>vfmadd231ps</c>.</param>
/// <param name="Operands">The rest of the line.</param>
internal readonly record struct Instruction(string Mnemonic, string Operands)
{
    /// <summary>The label this jumps to, or null if it is no jump to a label.</summary>
    internal string? Target
    {
        get
        {
            if (!Mnemonic.StartsWith('j')) return null;
            int at = Operands.IndexOf("G_M", StringComparison.Ordinal);
            return at < 0 ? null : Operands[at..].Trim();
        }
    }

    /// <summary>Whether it does nothing but fill the space before a loop.</summary>
    internal bool IsFiller => Mnemonic is "align" or "nop";

    /// <summary>Whether it is a vector instruction that reads or writes memory at one of these registers.</summary>
    internal bool IsVectorAt(ReadOnlySpan<string> registers)
    {
        if (!Mnemonic.StartsWith('v') || !Operands.Contains("mm", StringComparison.Ordinal)) return false;
        foreach (string register in registers)
            if (Operands.Contains($"[{register}", StringComparison.Ordinal)) return true;
        return false;
    }
}
