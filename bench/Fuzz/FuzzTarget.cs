namespace Whetstone.Bench.Fuzz;

/// <summary>A reader that must bear any bytes.</summary>
/// <param name="Name">What users type.</param>
/// <param name="Extension">The ending of its files, for readers that want a path.</param>
/// <param name="Seeds">Valid files; made in a folder that is there for that.</param>
/// <param name="Read">Reads a file: its bytes, and the path where they may be written first.</param>
/// <param name="Refuses">Whether an exception is the one with which files are refused.</param>
/// <param name="Repair">Corrects check values, so that damage gets behind them; null for none.</param>
internal sealed record FuzzTarget(string Name, string Extension, Func<string, byte[][]> Seeds, Action<byte[], string> Read, Func<Exception, bool> Refuses, Action<byte[]>? Repair = null)
{
    internal Action<byte[]> Reader(string path) => file => Read(file, path);
}
