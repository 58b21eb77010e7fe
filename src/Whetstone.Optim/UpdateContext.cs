using System.Runtime.CompilerServices;
using Whetstone.Kernels;

namespace Whetstone.Optim;

/// <summary>One parameter, at one step.</summary>
/// <param name="Value">The parameter.</param>
/// <param name="Gradient">Its gradient, not scaled.</param>
/// <param name="Rate">The learning rate for it.</param>
/// <param name="Decay">The weight decay for it.</param>
/// <param name="Scale">Factor on the gradient.</param>
/// <param name="Slot">What is remembered of it.</param>
/// <param name="Traced">Where a program keeps the rule's settings; null when the step is taken at once.</param>
public readonly record struct UpdateContext(Tensor Value, Tensor Gradient, float Rate, float Decay, float Scale, Slot Slot, TracedUpdate? Traced = null)
{
    /// <summary>Whether this is a later run of a program, of which the update is a part already: only settings are read anew, and the gradient has no numbers.</summary>
    public bool IsLaterRun => Traced?.Settings.Count > 0;

    /// <summary>Runs a rule over the parameter and its states, in one pass.</summary>
    public void Apply<TFn>(TFn fn) where TFn : struct, IUpdate
    {
        // A later run of a program: the update is part of it already, only the settings may have changed.
        if (Traced?.Find<TFn>() is { } known)
        {
            known.Value = fn;
            return;
        }
        StrongBox<TFn> settings = new(fn);
        Traced?.Settings.Add(settings);
        Tensor[] inputs = new Tensor[2 + TFn.States];
        (inputs[0], inputs[1]) = (Value, Gradient);
        for (int i = 0; i < TFn.States; i++) inputs[2 + i] = Slot.State(i, Value);
        new Update<TFn>(settings).Apply(inputs);
    }
}
