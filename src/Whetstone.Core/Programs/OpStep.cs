using Whetstone.Kernels;

namespace Whetstone;

/// <summary>One op on tensors that are the same at every run, and perhaps the op after it in the same sweep: see <see cref="MemoryPlan.Pairs"/>.</summary>
internal sealed class OpStep(Op op, Tensor[] inputs, Tensor output, Tensor? next = null) : IStep
{
    internal Op Op => op;

    // What the op keeps from run to run, such as the plan of its loops.
    private object? memo;

    public string Name => op.Name;

    public void Run(Workers workers, ReadOnlySpan<DrawnStream> streams) => op.Run(new Launch(inputs, output, next, workers, streams, ref memo));
}
