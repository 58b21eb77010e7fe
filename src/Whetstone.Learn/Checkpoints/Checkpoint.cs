using System.Text.Json;
using Whetstone.Nn;

namespace Whetstone.Learn;

/// <summary>A saved run: network, optimiser, callbacks, random streams, figures so far, and its place in epoch and data. One file.</summary>
/// <remarks>
/// The file is a safetensors file: tensors <c>model.…</c>, <c>optimizer.…</c> and <c>callback.…</c>, and the rest as metadata. A run
/// that goes on from a checkpoint ends with the same weights, to the bit, as one that was never interrupted. A callback is known again by
/// its type and its place among those of that type; one that the saved run did not have begins anew.
/// </remarks>
public sealed class Checkpoint
{
    private const string ModelPrefix = "model.", OptimizerPrefix = "optimizer.", CallbackPrefix = "callback.", StateKey = "whetstone.run", NotesKey = "whetstone.notes";

    private readonly string path;
    private readonly IReadOnlyDictionary<string, Tensor> tensors;
    private readonly CheckpointState state;

    private Checkpoint(string path, IReadOnlyDictionary<string, Tensor> tensors, CheckpointState state, string notes) =>
        (this.path, this.tensors, this.state, Notes) = (path, tensors, state, notes);

    /// <summary>What the program that saved it wants to remember, such as its settings.</summary>
    public string Notes { get; }

    /// <summary>The epoch in which the run goes on, from 0.</summary>
    public int Epoch => state.Epoch;

    /// <summary>The batch with which the run goes on, from 0.</summary>
    public int Batch => state.Batch;

    /// <summary>The values of the network's parameters and buffers.</summary>
    public IReadOnlyDictionary<string, Tensor> Model => Part(ModelPrefix);

    /// <summary>Reads a checkpoint.</summary>
    /// <exception cref="WeightFileException">The file is damaged, or is no checkpoint.</exception>
    public static Checkpoint Load(string path)
    {
        (IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string> texts) = Safetensors.Read(path);
        if (!texts.TryGetValue(StateKey, out string? json)) throw new WeightFileException(path, 0, "holds tensors but no run; it was not written as a checkpoint");
        try
        {
            CheckpointState state = CheckpointState.Parse(json);
            return state.Version == CheckpointState.CurrentVersion ? new(path, tensors, state, texts.GetValueOrDefault(NotesKey, ""))
                : throw new WeightFileException(path, 0, $"is of version {state.Version}; this program reads version {CheckpointState.CurrentVersion}");
        }
        catch (JsonException)
        {
            throw new WeightFileException(path, 0, "the state of the run is damaged");
        }
    }

    /// <summary>Saves a run, the file whole or not at all.</summary>
    public static void Save(string path, Run run, string notes = "")
    {
        ArgumentNullException.ThrowIfNull(run);
        OrderedDictionary<string, Tensor> tensors = [];
        foreach ((string name, Tensor value) in run.Model.StateDict()) tensors[ModelPrefix + name] = value;
        foreach ((string name, Tensor value) in run.Optimizer.StateDict()) tensors[OptimizerPrefix + name] = value;
        foreach (Callback callback in run.Callbacks)
            foreach ((string name, Tensor value) in callback.StateDict()) tensors[PrefixOf(callback, run) + name] = value;
        CheckpointState state = new()
        {
            Epoch = run.IsEpochDone ? run.Epoch + 1 : run.Epoch,
            Batch = run.IsEpochDone ? 0 : run.TrainedBatches,
            IsTrained = !run.IsEpochDone && run.IsTrained,
            Steps = run.Steps,
            Seconds = run.IsEpochDone ? 0 : run.EpochSeconds,
            LearningRate = run.Optimizer.LearningRate,
            Rule = run.Optimizer.GetType().Name,
            LoaderSeed = run.Learner.Train.Seed,
            TrainMetrics = [.. run.TrainMetrics.Select(m => m.State)],
            RandomStreams = run.Model.RandomStreams().ToDictionary(s => s.Path, s => new[] { s.Stream.State.Key, s.Stream.State.Draws }),
        };
        Safetensors.Write(path, tensors, new Dictionary<string, string> { [StateKey] = state.ToJson(), [NotesKey] = notes });
    }

    /// <summary>Brings a run to where this one was.</summary>
    /// <exception cref="StateDictException">The checkpoint is of another network.</exception>
    /// <exception cref="CheckpointException">The data are in another order than those of the saved run, or the optimiser is another.</exception>
    public void Restore(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        run.Model.CheckStateDict(Model);
        if (run.Learner.Train.Seed != state.LoaderSeed)
            throw new CheckpointException(path, $"the run was made with seed {state.LoaderSeed} for the order of the data, this one has {run.Learner.Train.Seed}");
        string rule = run.Optimizer.GetType().Name;
        if (state.Rule.Length > 0 && state.Rule != rule) throw new CheckpointException(path, $"the run was made with {state.Rule}, this one has {rule}");
        run.Model.LoadStateDict(Model);
        run.Optimizer.LoadStateDict(Part(OptimizerPrefix));
        run.Optimizer.LearningRate = state.LearningRate;
        foreach ((string name, Rng stream) in run.Model.RandomStreams())
            if (state.RandomStreams.TryGetValue(name, out ulong[]? saved) && saved is [ulong key, ulong draws]) stream.State = new(key, draws);
        for (int i = 0; i < run.TrainMetrics.Count && i < state.TrainMetrics.Length; i++) run.TrainMetrics[i].State = state.TrainMetrics[i];
        (run.Epoch, run.BatchIndex, run.TrainedBatches, run.IsTrained) = (state.Epoch, state.Batch, state.Batch, state.IsTrained);
        (run.Steps, run.SecondsBefore) = (state.Steps, state.Seconds);
    }

    /// <summary>Gives a callback of a run what the checkpoint holds of it, if anything.</summary>
    internal void Restore(Callback callback, Run run)
    {
        string prefix = PrefixOf(callback, run);
        if (Part(prefix) is not { Count: > 0 } saved) return;
        try
        {
            callback.LoadStateDict(saved);
        }
        catch (Exception error) when (error is KeyNotFoundException or ArgumentException or InvalidOperationException or ShapeException)
        {
            throw new WeightFileException(path, 0, $"what it holds of {prefix.TrimEnd('.')} ({string.Join(", ", saved.Keys)}) is not what that callback saves: {error.Message}");
        }
    }

    private static string PrefixOf(Callback callback, Run run)
    {
        Type type = callback.GetType();
        int place = run.Callbacks.Where(c => c.GetType() == type).TakeWhile(c => c != callback).Count();
        return $"{CallbackPrefix}{type.Name}.{place}.";
    }

    private OrderedDictionary<string, Tensor> Part(string prefix)
    {
        OrderedDictionary<string, Tensor> part = [];
        foreach ((string name, Tensor value) in tensors)
            if (name.StartsWith(prefix, StringComparison.Ordinal)) part[name[prefix.Length..]] = value;
        return part;
    }
}
