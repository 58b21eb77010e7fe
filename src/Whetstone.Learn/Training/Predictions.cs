using Whetstone.Nn;

namespace Whetstone.Learn;

/// <summary>What a network says of a batch: its last classifier and, in training, those halfway.</summary>
/// <param name="Main">What the last says.</param>
/// <param name="Halfway">What the others say; none in prediction mode, and for networks without.</param>
/// <param name="Weight">How much each of their losses counts.</param>
internal readonly record struct Predictions(Tensor Main, IReadOnlyList<Tensor> Halfway, double Weight)
{
    internal static Predictions Of(Module model, Tensor data)
    {
        if (!model.Training || model is not IAuxiliaryNetwork { AuxiliaryHeads.Count: > 0 } network) return new(model.Call(data), [], 0);
        (Tensor main, IReadOnlyList<Tensor> halfway) = network.CallAll(data);
        return new(main, halfway, network.AuxiliaryWeight);
    }

    /// <summary>The mean loss, those of classifiers halfway added by their weight.</summary>
    internal Tensor Loss(Loss loss, Tensor label)
    {
        Tensor total = Mean(loss.Call(Main, label));
        foreach (Tensor prediction in Halfway) total += Mean(loss.Call(prediction, label)) * Weight;
        return total;

        static Tensor Mean(Tensor losses) => losses.Length > 1 ? losses.Mean() : losses;
    }
}
