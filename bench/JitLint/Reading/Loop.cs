namespace Whetstone.Bench.JitLint;

/// <summary>Instructions from the target of a backward jump to the jump.</summary>
/// <param name="Instructions">How many, without fillers.</param>
/// <param name="Work">How many of them do the work that the loop is there for.</param>
/// <param name="Spills">How many vector instructions go to the method's own stack.</param>
internal readonly record struct Loop(int Instructions, int Work, int Spills)
{
    internal double InstructionsPerWork => (double)Instructions / Work;

    /// <summary>The loop without inner loops that does most work: after the compiler's unrolling, the main loop and not the one for what is left over.</summary>
    /// <param name="listing">The method.</param>
    /// <param name="work">How the mnemonics of work begin, such as <c>vfmadd</c>.</param>
    /// <returns>Null if no such loop does any.</returns>
    internal static Loop? Hottest(Listing listing, string work)
    {
        List<(int Start, int End)> spans = [];
        for (int i = 0; i < listing.Instructions.Count; i++)
            if (listing.Instructions[i].Target is { } target && listing.Labels.TryGetValue(target, out int start) && start <= i) spans.Add((start, i));

        IEnumerable<Loop> loops = spans
            .Where(outer => !spans.Any(inner => inner != outer && inner.Start >= outer.Start && inner.End <= outer.End && HasWork(listing, inner, work)))
            .Select(span => Measure(listing, span, work)).Where(loop => loop.Work > 0);
        return loops.Select(l => (Loop?)l).MaxBy(l => l!.Value.Work);
    }

    private static bool HasWork(Listing listing, (int Start, int End) span, string work) => Measure(listing, span, work).Work > 0;

    private static Loop Measure(Listing listing, (int Start, int End) span, string work)
    {
        string[] frame = [.. listing.FrameRegisters];
        int instructions = 0, done = 0, spills = 0;
        for (int i = span.Start; i <= span.End; i++)
        {
            Instruction instruction = listing.Instructions[i];
            if (instruction.IsFiller) continue;
            instructions++;
            if (instruction.Mnemonic.StartsWith(work, StringComparison.Ordinal)) done++;
            if (instruction.IsVectorAt(frame)) spills++;
        }
        return new(instructions, done, spills);
    }
}
