using System.Globalization;

namespace Whetstone.Graphs;

/// <summary>Saves and restores variables: <c>tf.train.Saver</c>.</summary>
/// <remarks>
/// A checkpoint is one safetensors file, written whole or not at all. The text file <c>checkpoint</c> beside it names the latest.
/// </remarks>
public sealed class Saver
{
    private const string Ending = ".safetensors";
    // A thousand years: never, in what a date can hold.
    private const double MostHours = 1000 * 365 * 24;
    private readonly List<(string Path, DateTimeOffset Time)> written = [];
    private readonly TimeProvider clock;
    private readonly TimeSpan between;
    private readonly bool padStepNumber;
    private DateTimeOffset next;
    private readonly IReadOnlyList<Operation> variables;

    /// <summary>Saves the variables a graph has now.</summary>
    /// <param name="varList">The variables; all of the default graph if omitted.</param>
    /// <param name="maxToKeep">How many checkpoints stay; older ones are deleted. 0 keeps all.</param>
    /// <param name="keepCheckpointEveryHours">Of checkpoints that would be deleted, one is left for good for each so many hours of training.</param>
    /// <param name="padStepNumber">Whether steps in names have at least eight digits, so that names sort as steps do.</param>
    /// <param name="clock">Tells the hours; null for the system's.</param>
    /// <exception cref="GraphException">There are no variables.</exception>
    public Saver(IReadOnlyList<Tensor>? varList = null, int maxToKeep = 5, double keepCheckpointEveryHours = 10_000, bool padStepNumber = false, TimeProvider? clock = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxToKeep);
        if (!(keepCheckpointEveryHours > 0)) throw new ArgumentOutOfRangeException(nameof(keepCheckpointEveryHours), $"{keepCheckpointEveryHours} hours between checkpoints that are kept: must be above 0");
        (between, this.padStepNumber, this.clock) = (TimeSpan.FromHours(Math.Min(keepCheckpointEveryHours, MostHours)), padStepNumber, clock ?? TimeProvider.System);
        next = this.clock.GetUtcNow() + between;
        variables = [.. (varList ?? Graph.Default.GetCollection(GraphKeys.GlobalVariables)).Select(v => v.Graph.VariableOf(v, "Saver").Read!.Op.Inputs[0].Op)];
        if (variables.Count == 0) throw new GraphException("No variables to save");
        MaxToKeep = maxToKeep;
    }

    /// <summary>How many checkpoints stay; 0 for all.</summary>
    public int MaxToKeep { get; }

    /// <summary>The checkpoints that this saver wrote and still counts, oldest first; those that are left for good are no longer among them.</summary>
    public IReadOnlyList<string> LastCheckpoints => [.. written.Select(w => w.Path)];

    /// <summary>The latest checkpoint of a folder, for <see cref="Restore"/>; null if there is none.</summary>
    public static string? LatestCheckpoint(string folder) =>
        CheckpointState.Read(folder) is { } state && File.Exists(state.ModelCheckpointPath + Ending) ? state.ModelCheckpointPath : null;

    /// <summary>Writes a checkpoint.</summary>
    /// <param name="session">Whose values.</param>
    /// <param name="savePath">Path of the file without its ending.</param>
    /// <param name="globalStep">A number that is added to the name, as in <c>model-100</c>.</param>
    /// <returns>The path, for <see cref="Restore"/>.</returns>
    /// <exception cref="FailedPreconditionException">A variable has no value.</exception>
    public string Save(Session session, string savePath, long? globalStep = null)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentException.ThrowIfNullOrEmpty(savePath);
        string path = globalStep is not { } step ? savePath : string.Create(CultureInfo.InvariantCulture, $"{savePath}-{(padStepNumber ? $"{step:D8}" : $"{step}")}"), folder = Folder(path);
        if (!Directory.Exists(folder)) throw new DirectoryNotFoundException($"Parent directory of {path} doesn't exist, can't save.");
        Dictionary<string, Tensor> values = variables.ToDictionary(v => v.Name, session.ValueOf);
        Safetensors.Write(path + Ending, values);
        written.RemoveAll(w => w.Path == path);
        written.Add((path, clock.GetUtcNow()));
        List<string> old = [];
        while (MaxToKeep > 0 && written.Count > MaxToKeep)
        {
            (string first, DateTimeOffset time) = written[0];
            written.RemoveAt(0);
            if (time > next) next += between;
            else old.Add(first);
        }
        // First the file that names what is kept, so that it never names what is gone.
        new CheckpointState(path, LastCheckpoints).Write(folder);
        foreach (string gone in old) File.Delete(gone + Ending);
        return path;
    }

    /// <summary>Writes a checkpoint with the value of a variable in its name.</summary>
    public string Save(Session session, string savePath, Tensor globalStep)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(globalStep);
        return Save(session, savePath, session.Run(globalStep).Item<long>());
    }

    /// <summary>Gives the variables the values of a checkpoint: all of them, or none if anything does not fit.</summary>
    /// <param name="session">Where.</param>
    /// <param name="savePath">What <see cref="Save(Session, string, long?)"/> returned.</param>
    /// <exception cref="FileNotFoundException">There is no such checkpoint.</exception>
    /// <exception cref="GraphException">A variable is not in it, or has another shape or type there.</exception>
    public void Restore(Session session, string savePath)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentException.ThrowIfNullOrEmpty(savePath);
        string file = savePath.EndsWith(Ending, StringComparison.Ordinal) ? savePath : savePath + Ending;
        if (!File.Exists(file)) throw new FileNotFoundException($"The passed save_path is not a valid checkpoint: {savePath}; there is no file {file}", file);
        IReadOnlyDictionary<string, Tensor> values = Safetensors.Read(file).Tensors;
        foreach (Operation variable in variables)
        {
            if (!values.TryGetValue(variable.Name, out Tensor? value)) throw new GraphException($"Key {variable.Name} not found in checkpoint {file}");
            if (value.Spec != variable.Output!.Spec) throw new GraphException($"variable '{variable.Name}' is {variable.Output.Spec} in the graph but {value.Spec} in {file}");
        }
        foreach (Operation variable in variables) session.SetValue(variable, values[variable.Name]);
    }

    private static string Folder(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;
}
