namespace Whetstone.Compiler.Tests;

/// <summary>Memory is shared by values that are not needed at the same time, and by no others.</summary>
public sealed class PlannerTests
{
    [Theory, InlineData(true), InlineData(false)]
    public void Values_that_are_alive_together_do_not_overlap(bool loops)
    {
        foreach (TrainingStep step in (TrainingStep[])[TrainingStep.LeNet(), TrainingStep.Mlp(), TrainingStep.Residual()])
        {
            Program program = step.Trace();
            MemoryPlan plan = Planner.Plan(program, loops);
            (int Root, int First, int Last)[] lives = [.. Lives(program, plan)];
            foreach ((int a, int firstA, int lastA) in lives)
                foreach ((int b, int firstB, int lastB) in lives)
                {
                    if (a >= b || lastA < firstB || lastB < firstA) continue;
                    long startA = plan.Offsets[a], startB = plan.Offsets[b];
                    bool apart = startA + program.Values[a].Spec.Bytes <= startB || startB + program.Values[b].Spec.Bytes <= startA;
                    // One may take over the other's place in the very instruction that last reads it.
                    bool takenOver = startA == startB && (lastA == firstB || lastB == firstA);
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
