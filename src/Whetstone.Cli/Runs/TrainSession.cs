using System.Globalization;
using System.Text.Json;
using Whetstone.Data;
using Whetstone.Learn;
using Whetstone.Nn;
using Whetstone.Optim;

namespace Whetstone.Cli;

/// <summary>Trains by the settings of a run, from its beginning or from its checkpoint, and leaves the weights in its folder.</summary>
/// <param name="folder">Where it goes.</param>
/// <param name="config">The settings.</param>
/// <param name="data">What to train on.</param>
/// <param name="notice">Is told which weights are new, if some are not, and why steps run eagerly, if they do.</param>
internal sealed class TrainSession(RunFolder folder, RunConfig config, LoadedDataSet data, Action<string> notice)
{
    /// <summary>Trains.</summary>
    /// <param name="callbacks">Who else takes part: those that show progress.</param>
    /// <param name="from">The checkpoint to go on from, or null.</param>
    /// <param name="cancellation">Ends training after the present batch; the checkpoint is then up to date.</param>
    internal Run Fit(IReadOnlyList<Callback> callbacks, Checkpoint? from, CancellationToken cancellation)
    {
        Module network = Network.Create(ModelName.Find(config.Model), config.Classes, config.Input ?? data.Info.Shape, config.Seed, config.Auxiliary);
        // A checkpoint has all values already.
        if (config.Pretrained is not null && from is null) PretrainedStart.Load(network, config, notice);
        if (config.Freeze) LayerGroups.ByClassifier(network).Freeze(FrozenNorm.Fix);
        Optimizer optimizer = Optimizers.Create(config.Optimizer, network.Parameters(), new(config.LearningRate, config.Momentum, config.WeightDecay, config.ClipNorm));
        DataLoader train = Network.Batches(data.Train, config.Batch, config.Input, config.Normalize, new Rng(config.Seed).Split("data").Key, Augmentations());
        Learner learner = new(network, train, new SoftmaxCrossEntropyLoss(), optimizer, Network.Batches(data.Test, config.Batch, config.Input, config.Normalize));
        if (!config.Eager) learner = learner.Compile(new() { Log = notice });

        List<Callback> all = [new StopOnNaN(), new RunLog(folder.LogPath), .. callbacks,
            new Checkpoints(folder.CheckpointPath, TimeSpan.FromSeconds(config.CheckpointSeconds), config.ToJson())];
        if (Schedules.Callback(config.Schedule, config.Epochs, optimizer) is { } schedule) all.Add(schedule);
        if (config.KeepBest) all.Add(new BestWeights("accuracy"));
        RunLog.Cut(folder.LogPath, from?.Epoch ?? 0);

        try
        {
            Run run = learner.Fit(config.Epochs, all, from, cancellation);
            if (run.StopReason is not null) return run;
            SaveWeights(network);
            FolderReport.TryWrite(folder, config, data, network, notice, cancellation);
            return run;
        }
        catch (StateDictException error)
        {
            throw SavedModel.Misfit(folder.CheckpointPath, config.Model, error);
        }
    }

    // Image files are changed while they are read, if that shows more of them.
    private IReadOnlyList<BatchTransform> Augmentations() =>
        config.Folder.Augment is not null && DataName.HasImageFiles(config.Data) ? [] : Augmentation.Transforms(config.Augment, data.Info.Shape);

    private void SaveWeights(Module network)
    {
        Dictionary<string, string> texts = new()
        {
            [SavedModel.ModelKey] = config.Model,
            [SavedModel.DataKey] = config.Data,
            [SavedModel.ClassesKey] = config.Classes.ToString(CultureInfo.InvariantCulture),
            [SavedModel.InputKey] = string.Join('x', config.Input ?? data.Info.Shape),
            [SavedModel.ClassNamesKey] = JsonSerializer.Serialize(data.Info.Classes, RunJson.Default.IReadOnlyListString),
        };
        if (config.Auxiliary) texts[SavedModel.AuxiliaryKey] = "true";
        Normalization.Write(texts, config.Normalize);
        Safetensors.Write(folder.WeightsPath, network.StateDict(), texts);
    }
}
