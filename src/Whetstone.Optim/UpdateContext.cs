using Whetstone.Kernels;

namespace Whetstone.Optim;

/// <summary>One parameter, at one step.</summary>
/// <param name="Value">The parameter.</param>
/// <param name="Gradient">Its gradient, not scaled.</param>
/// <param name="Rate">The learning rate for it.</param>
/// <param name="Decay">The weight decay for it.</param>
/// <param name="Scale">Factor on the gradient.</param>
/// <param name="Slot">What is remembered of it.</param>
public readonly record struct UpdateContext(Tensor Value, Tensor Gradient, float Rate, float Decay, float Scale, Slot Slot)
{
    /// <summary>Runs a rule over the parameter and its states, in one pass.</summary>
    public void Apply<TFn>(TFn fn) where TFn : struct, IUpdate
    {
        Tensor[] inputs = new Tensor[2 + TFn.States];
        (inputs[0], inputs[1]) = (Value, Gradient);
        for (int i = 0; i < TFn.States; i++) inputs[2 + i] = Slot.State(i, Value);
        new Update<TFn>(fn).Apply(inputs);
    }
}
