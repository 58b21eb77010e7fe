namespace Whetstone.Compiler.Tests;

/// <summary>Memory is shared by values that are not needed at the same time, and by no others.</summary>
public sealed class PlannerTests
{
    [Theory, InlineData(true), InlineData(false)]
    public void Values_that_are_alive_together_do_not_overlap(bool loops)
    {
        foreach (TrainingStep step in (TrainingStep[])[TrainingStep.LeNet(), TrainingStep.Mlp(), TrainingStep.Residual(), TrainingStep.Branching()])
        {
            Program program = step.Trace();
            MemoryPlan plan = Planner.Plan(program, new() { SampleLoops = loops });
            (int Root, int First, int Last)[] lives = [.. Lives(program, plan)];
            foreach ((int a, int firstA, int lastA) in lives)
                foreach ((int b, int firstB, int lastB) in lives)
                {
                    if (a >= b || lastA < firstB || lastB < firstA) continue;
                    long startA = plan.Offsets[a], startB = plan.Offsets[b];
                    bool apart = startA + program.Values[a].Spec.Bytes <= startB || startB + program.Values[b].Spec.Bytes <= startA;
                    // One may take over the other's place in the very instruction that last reads it.
                    bool takenOver = startA == startB && (lastA == firstB || lastB == firstA || plan.Loops.Any(l => l.IsPointwise && (InLoop(l, lastA, firstB) || InLoop(l, lastB, firstA))));
                    Assert.True(apart || takenOver, $"%{a} ({firstA}..{lastA}) and %{b} ({firstB}..{lastB}) overlap");
                }
        }
    }

    [Fact]
    public void A_plan_needs_less_than_all_results_together()
    {
        Program program = TrainingStep.LeNet().Trace();
        Assert.True(Planner.Plan(program).Bytes < 0.6 * MemoryPlan.Apart(program).Bytes);
    }

    public static TheoryData<string> Switches => ["in-place", "reuse"];

    [Theory, MemberData(nameof(Switches))]
    public void Each_part_of_the_plan_can_be_switched_off_alone_and_saves_memory_without_changing_a_bit(string part)
    {
        CompilerOptions on = CompilerOptions.Exact, off = part == "reuse" ? on with { ReuseMemory = false } : on with { InPlace = false };
        foreach (Func<TrainingStep> network in (Func<TrainingStep>[])[TrainingStep.LeNet, TrainingStep.Residual])
        {
            (long less, List<Tensor> saving) = Trained(network(), on);
            (long more, List<Tensor> plain) = Trained(network(), off);
            Assert.True(less < more, $"{part}: {less} bytes with it, {more} without");
            for (int i = 0; i < plain.Count; i++) Assert.True(Testing.Tensors.SameBytes(plain[i], saving[i]), $"{part} changes result {i}");
        }
    }

    [Fact]
    public void Without_both_every_result_has_its_own_memory()
    {
        Program program = TrainingStep.Residual().Trace();
        MemoryPlan plan = Planner.Plan(program, CompilerOptions.Exact with { InPlace = false, ReuseMemory = false });
        Assert.Equal(MemoryPlan.Apart(program).Bytes, plan.Bytes);
        Assert.Distinct(plan.Offsets.Where((start, id) => start >= 0 && program.Values[id].Spec.Bytes > 0));
    }

    [Fact]
    public void In_place_alone_is_what_a_chain_of_maps_needs()
    {
        // x is an input and never overwritten; every link of the chain has the same shape and one reader.
        Program program = Program.Trace((Tensor x) => x.Exp().Sqrt().Tanh().Sigmoid(), new Spec([1024]));
        MemoryPlan alone = Planner.Plan(program, CompilerOptions.Exact with { ReuseMemory = false });
        Assert.Equal(4096, alone.Bytes);
        Assert.Equal(4 * 4096, Planner.Plan(program, CompilerOptions.Exact with { ReuseMemory = false, InPlace = false }).Bytes);
    }

    // In a loop over tiles, one value ends and another begins all through the loop.
    private static bool InLoop(SampleLoop loop, int last, int first) => last == loop.End - 1 && first == loop.First;

    private static (long Bytes, List<Tensor> Results) Trained(TrainingStep step, CompilerOptions options)
    {
        Executable executable = step.Trace().Compile(options);
        return (executable.Plan.Bytes, step.Train((x, y) => executable.Run(x, y)[0], 3));
    }

    private static IEnumerable<(int Root, int First, int Last)> Lives(Program program, MemoryPlan plan)
    {
        foreach (int root in MemoryPlan.Owners(program).Where(r => plan.Offsets[r] >= 0))
        {
            List<int> at = [];
            for (int i = 0; i < program.Instructions.Count; i++)
            {
                Instruction step = program.Instructions[i];
                if (!step.Inputs.Append(step.Output).Any(x => program.Values[x].Root == root)) continue;
                SampleLoop? loop = plan.Loops.FirstOrDefault(l => l.First <= i && i < l.End);
                at.AddRange(loop is null ? [i] : [loop.First, loop.End - 1]);
            }
            if (program.Outputs.Any(o => program.Values[o].Root == root)) at.Add(program.Instructions.Count);
            yield return (root, at.Min(), at.Max());
        }
    }
}
