using Whetstone.Data;
using Whetstone.Nn;
using Whetstone.Reports;

namespace Whetstone.Cli;

/// <summary>The report on a run folder.</summary>
internal static class FolderReport
{
    private const int Batch = 256;

    /// <summary>Writes it; the network runs over the test images once.</summary>
    internal static void Write(string path, RunFolder folder, RunConfig config, LoadedDataSet data, Module network, CancellationToken cancellation)
    {
        Tensor example = Network.Batches(data.Test, 1, config.Input, config.Normalize).Epoch(0, cancellation: cancellation).First().Data;
        HtmlReport.Write(path, new()
        {
            Title = $"{config.Model} on {data.Info.Title}",
            History = RunLogFile.Read(folder.LogPath),
            Test = Interpretation.Of(network, Network.Batches(data.Test, Batch, config.Input, config.Normalize), data.Info.Classes, cancellation),
            Network = network,
            Input = example.Shape[1..],
            Example = example,
            Classes = data.Info.Classes,
            Settings = RunCommandLine.Settings(config),
            Machine = MachineFacts.Here(),
            Reproduce = RunCommandLine.Of(config),
        });
    }

    /// <summary>Writes it at the end of a training, which a missing report does not spoil.</summary>
    internal static void TryWrite(RunFolder folder, RunConfig config, LoadedDataSet data, Module network, Action<string> notice, CancellationToken cancellation)
    {
        try
        {
            Write(folder.ReportPath, folder, config, data, network, cancellation);
        }
        catch (OperationCanceledException)
        {
            notice($"the report was left out; write it with: whet report {folder.Path}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ShapeException)
        {
            notice($"the report could not be written: {error.Message}");
        }
    }
}
