namespace Whetstone.Graphs;

/// <summary>A plan made ready for the shapes of its feeds.</summary>
/// <param name="Executable">The program.</param>
/// <param name="Feeds">Which fed operations it takes, in the order of its inputs.</param>
/// <param name="Slots">For each fetch, which of the program's outputs it is; −1 for operations without a value.</param>
internal sealed record Prepared(Executable Executable, IReadOnlyList<Operation> Feeds, int[] Slots)
{
    /// <summary>Replays the plan in a trace.</summary>
    internal static Prepared Make(Session session, Plan plan, IReadOnlyList<(Operation Op, Tensor Value)> feeds)
    {
        Operation[] used = [.. feeds.Select(f => f.Op).Where(plan.Order.Contains)];
        Spec[] specs = [.. used.Select(op => feeds.First(f => f.Op == op).Value.Spec)];
        int[] slots = new int[plan.Fetches.Count];
        Program program = Program.Trace(x =>
        {
            Tensor?[] y = new Replay(session, plan, used.Zip(x)).Run();
            int count = 0;
            for (int i = 0; i < slots.Length; i++) slots[i] = y[i] is null ? -1 : count++;
            return [.. y.OfType<Tensor>()];
        }, specs);
        return new(new(program), used, slots);
    }
}
