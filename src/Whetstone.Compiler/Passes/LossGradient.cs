namespace Whetstone.Compiler;

/// <summary>Softmax cross entropy and its gradient in one sweep over the logits, where both are wanted.</summary>
/// <remarks>
/// The gradient is computed where the loss is, so what it needs of the steps between, which is how losses of samples are weighted in
/// the mean, has to come before. It must not depend on the losses, then. The formulas are the same: so are all bits.
/// </remarks>
public sealed class LossGradient : IPass
{
    /// <inheritdoc/>
    public string Name => "loss-gradient";

    /// <inheritdoc/>
    public Program Apply(Program program)
    {
        ArgumentNullException.ThrowIfNull(program);
        Program better = program;
        foreach (Instruction loss in program.Instructions.Where(i => i.Op is SoftmaxCrossEntropy)) better = Join(better, loss) ?? better;
        return better;
    }

    private static Program? Join(Program program, Instruction loss)
    {
        Usage usage = new(program);
        SoftmaxCrossEntropy op = (SoftmaxCrossEntropy)loss.Op;
        Op gradient = new SoftmaxCrossEntropyGrad(op.Smoothing, op.IgnoreIndex);
        Instruction? back = usage.Readers(loss.Inputs[0]).FirstOrDefault(u => u.Op.Equals(gradient) && u.Inputs.Skip(1).SequenceEqual(loss.Inputs) && usage.Place(u) > usage.Place(loss));
        if (back is null || !usage.AreSteady(loss.Inputs, loss, back)) return null;
        HashSet<Instruction> before = [];
        if (!Gather(back.Inputs[0], loss, back, usage, before)) return null;

        Instruction place = new(new Fill(program.Values[loss.Output].Spec.Shape, DType.Float32, 0), [], loss.Output);
        Instruction both = new(new SoftmaxCrossEntropyWithGrad(op.Smoothing, op.IgnoreIndex), [back.Inputs[0], .. loss.Inputs.Take(2), loss.Output, .. loss.Inputs.Skip(2)], back.Output);
        List<Instruction> steps = [];
        foreach (Instruction step in program.Instructions)
        {
            if (step == loss) steps.AddRange([.. before.OrderBy(usage.Place), place, both]);
            else if (step != back && !before.Contains(step)) steps.Add(step);
        }
        return program.With(program.Values, steps);
    }

    // All that has to run before the loss so that a value is there; false if something cannot.
    private static bool Gather(int id, Instruction loss, Instruction back, Usage usage, HashSet<Instruction> before)
    {
        if (!usage.AreSteady([id], loss, back)) return false;
        if (usage.Maker(id) is not { } maker || usage.Place(maker) < usage.Place(loss) || before.Contains(maker)) return true;
        if (maker == loss || maker.HasEffect) return false;
        before.Add(maker);
        return maker.Inputs.All(x => Gather(x, loss, back, usage, before));
    }
}
