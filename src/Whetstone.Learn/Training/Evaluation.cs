using Whetstone.Data;
using Whetstone.Nn;

namespace Whetstone.Learn;

/// <summary>Measures a network without training it.</summary>
public static class Evaluation
{
    /// <summary>The figures of a network on the batches of <paramref name="data"/>.</summary>
    /// <param name="model">The network; it is left in the mode, training or prediction, in which it was.</param>
    /// <param name="data">The batches.</param>
    /// <param name="loss">What training would make small.</param>
    /// <param name="metrics">Figures besides the loss, without batches; null for the accuracy.</param>
    /// <param name="cancellation">Ends the loop with an <see cref="OperationCanceledException"/>.</param>
    /// <returns>The loss first, then the metrics.</returns>
    public static IReadOnlyList<Metric> Of(Module model, DataLoader data, Loss loss, IReadOnlyList<Metric>? metrics = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(loss);
        Metric[] all = [new MeanLoss(), .. metrics ?? [new Accuracy()]];
        bool training = model.Training;
        model.Eval();
        try
        {
            using (Autograd.Pause())
                foreach (Batch batch in data.Epoch(0, cancellation: cancellation))
                {
                    Tensor prediction = model.Call(batch.Data);
                    double mean = loss.Call(prediction, batch.Label).Mean().Item();
                    foreach (Metric metric in all) metric.Add(prediction, batch.Label, mean);
                }
        }
        finally
        {
            model.Train(training);
        }
        return all;
    }
}
