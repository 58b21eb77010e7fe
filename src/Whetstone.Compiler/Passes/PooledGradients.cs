namespace Whetstone.Compiler;

/// <summary>The gradients of a convolution straight from that of the max pooling behind it: the gradient between the two, mostly zeros, is neither written nor multiplied with.</summary>
/// <remarks>The same terms, but for products with 0, in another order. Wide convolutions are left to dense products and to Winograd's algorithms.</remarks>
public sealed class PooledGradients : IPass
{
    // With more weights an output than this, dense products run nearer to the machine's limit. All of them are read for each pooled pixel.
    private const int MostWeightsAnOutput = 512, MostWeights = 32 << 10;

    // Pixels that the windows of a pooled line see: they are read for each output, from the first-level cache or not fast enough.
    private const int MostPixels = 6 << 10;

    /// <inheritdoc/>
    public string Name => "pooled-gradients";

    /// <inheritdoc/>
    public Program Apply(Program program)
    {
        ArgumentNullException.ThrowIfNull(program);
        Usage usage = new(program);
        Dictionary<int, Instruction?> instead = [];
        foreach (Instruction spread in program.Instructions)
            if (spread.Op is MaxPool2dGrad grad && usage.IsInner(spread.Output)) Join(program, usage, spread, grad, instead);
        return program.Exchange(instead);
    }

    private static void Join(Program program, Usage usage, Instruction spread, MaxPool2dGrad grad, Dictionary<int, Instruction?> instead)
    {
        List<Instruction> made = [];
        foreach (Instruction use in usage.Readers(spread.Output))
        {
            if (!usage.AreSteady(spread.Inputs, spread, use) || Better(program, spread, grad, use) is not { } better) return;
            made.Add(better);
        }
        if (made.Count == 0) return;
        instead[spread.Output] = null;
        foreach (Instruction step in made) instead[step.Output] = step;
    }

    private static Instruction? Better(Program program, Instruction spread, MaxPool2dGrad grad, Instruction use)
    {
        Shape Of(int id) => program.Values[id].Spec.Shape;
        return use.Op switch
        {
            Conv2dWeightGrad w when use.Inputs[1] == spread.Output && use.Inputs[0] != spread.Output && Pays(w.Conv, grad, Of(use.Inputs[0]), w.Target, program, use)
                => use with { Op = new PooledConv2dWeightGrad(w.Conv, grad.Pool, w.Target), Inputs = [use.Inputs[0], .. spread.Inputs] },
            Conv2dInputGrad x when use.Inputs[0] == spread.Output && use.Inputs[1] != spread.Output && Pays(x.Conv, grad, x.Target, Of(use.Inputs[1]), program, use)
                => use with { Op = new PooledConv2dInputGrad(x.Conv, grad.Pool, x.Target), Inputs = [.. spread.Inputs, use.Inputs[1]] },
            _ => null,
        };
    }

    // A pooled element costs as much as about two elements of a dense product.
    private static bool Pays(Conv2d conv, MaxPool2dGrad grad, Shape x, Shape w, Program program, Instruction use) =>
        use.Inputs.Append(use.Output).All(i => program.Values[i].Spec.DType == DType.Float32) && PooledConvs.Exist(conv, grad.Pool, x, w)
        && w.Size <= MostWeights && w.Size / w[0] <= MostWeightsAnOutput && ((grad.Pool.Kernel.H - 1L) * conv.Stride.H + w[2]) * x[3] * x[1] <= MostPixels
        && grad.Target.Size >= 3L * grad.Pool.Infer([new(grad.Target)]).Shape.Size;
}
