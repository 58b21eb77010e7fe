using System.Collections.Frozen;

namespace Whetstone;

/// <summary>Where the results of a program lie in one piece of memory, and which instructions run a few samples at a time.</summary>
/// <param name="Bytes">Size of the piece.</param>
/// <param name="Offsets">For each value that has memory of its own, where it starts, in bytes; −1 for all others.</param>
/// <param name="Loops">Parts of the program that run a few samples at a time; they do not overlap.</param>
/// <param name="Preparations">How many instructions at the beginning bring parameters into another form, and run only when these were changed; see <see cref="Op.IsPreparation"/>.</param>
public sealed record MemoryPlan(long Bytes, IReadOnlyList<long> Offsets, IReadOnlyList<SampleLoop> Loops, int Preparations = 0)
{
    /// <summary>Instructions whose run also gives the result of the one after them: see <see cref="Op.RunsWith"/>.</summary>
    public IReadOnlySet<int> Pairs { get; init; } = FrozenSet<int>.Empty;

    /// <summary>Starts are multiples of this, so that a vector never straddles two cache lines.</summary>
    public const int Alignment = 64;

    /// <summary>The simplest plan: every value has its own place, and every instruction runs on the whole batch.</summary>
    public static MemoryPlan Apart(Program program)
    {
        ArgumentNullException.ThrowIfNull(program);
        long[] offsets = new long[program.Values.Count];
        long end = 0;
        Array.Fill(offsets, -1);
        foreach (int id in Owners(program))
        {
            offsets[id] = end;
            end += Aligned(program.Values[id].Spec.Bytes);
        }
        return new(end, offsets, []);
    }

    /// <summary>The values that need memory: the roots of results that are neither inputs nor captured.</summary>
    public static IEnumerable<int> Owners(Program program)
    {
        ArgumentNullException.ThrowIfNull(program);
        HashSet<int> inputs = [.. program.Inputs];
        return program.Instructions.Select(i => program.Values[program.Values[i.Output].Root])
            .Where(v => v.Captured is null && !inputs.Contains(v.Id)).Select(v => v.Id).Distinct();
    }

    /// <summary>Bytes rounded up to <see cref="Alignment"/>.</summary>
    public static long Aligned(long bytes) => (bytes + Alignment - 1) / Alignment * Alignment;
}
