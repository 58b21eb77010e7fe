using System.Globalization;
using Whetstone.Graphs;

namespace Whetstone.TensorBoard;

/// <summary>A file of events that TensorBoard shows: TensorFlow's <c>tf.summary.FileWriter</c>.</summary>
/// <remarks>
/// The file is called <c>events.out.tfevents.SECONDS.HOST</c>, and each event is appended as a whole record, so that TensorBoard can follow a run
/// that is under way: <c>tensorboard --logdir FOLDER</c>. Not safe for use by several threads at once.
/// </remarks>
public sealed class EventFile : IDisposable
{
    private readonly TimeProvider clock;
    private readonly FileStream file;

    /// <summary>Begins a file in a folder, which is made if it is not there.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="clock">Tells when events happen; null for the system's.</param>
    /// <exception cref="IOException">The folder or the file cannot be made.</exception>
    public EventFile(string folder, TimeProvider? clock = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        this.clock = clock ?? TimeProvider.System;
        Directory.CreateDirectory(folder);
        (Path, file) = Create(folder, this.clock.GetUtcNow().ToUnixTimeSeconds());
        Write(0, e => e.Add(3, "brain.Event:2"));
    }

    /// <summary>Where the file is.</summary>
    public string Path { get; }

    /// <summary>Adds a number to a curve.</summary>
    /// <param name="tag">Name of the curve; what comes before a slash groups them.</param>
    /// <param name="value">The number.</param>
    /// <param name="step">Where along the curve: usually the number of training steps so far.</param>
    public void AddScalar(string tag, double value, long step)
    {
        ArgumentException.ThrowIfNullOrEmpty(tag);
        Write(step, e => e.Add(5, new ProtoMessage().Add(1, new ProtoMessage().Add(1, tag).Add(2, (float)value))));
    }

    /// <summary>Adds a graph for TensorBoard to draw; the last one counts.</summary>
    public void AddGraph(Graph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Write(0, e => e.Add(4, GraphDef.Of(graph)));
    }

    /// <summary>Says that a run goes on from a step: what earlier files of the folder have from there on is no longer shown.</summary>
    public void AddStart(long step) => Write(step, e => e.Add(7, new ProtoMessage().Add(1, 1L)));

    /// <summary>Ends the file.</summary>
    public void Dispose() => file.Dispose();

    private void Write(long step, Action<ProtoMessage> what)
    {
        ProtoMessage entry = new ProtoMessage().Add(1, clock.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0).Add(2, step);
        what(entry);
        file.Write(RecordFrame.Around(entry.Content));
    }

    // Runs that begin within the same second have files of their own.
    private static (string Path, FileStream File) Create(string folder, long seconds)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"events.out.tfevents.{seconds:D10}.{Environment.MachineName}");
        for (int i = 0; ; i++)
        {
            string path = System.IO.Path.Combine(folder, i == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}.{i}"));
            try
            {
                // Without a buffer: a reader finds whole records only.
                return (path, new(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0));
            }
            catch (IOException) when (File.Exists(path))
            {
            }
        }
    }
}
