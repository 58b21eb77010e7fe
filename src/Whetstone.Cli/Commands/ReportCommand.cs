using System.CommandLine;
using Whetstone.Data;

namespace Whetstone.Cli;

/// <summary><c>whet report</c>.</summary>
internal sealed class ReportCommand
{
    private readonly Argument<string> run = new("run") { Description = "The folder of a run." };
    private readonly Option<string?> data = DataName.Option("what it was trained on if left out.");
    private readonly Option<string?> output = new("--out") { Description = "The HTML file; report.html in the run's folder if left out.", HelpName = "FILE" };
    private readonly Option<int?> threads = ThreadCount.Option();
    private readonly Terminal terminal;

    private ReportCommand(Terminal terminal) => this.terminal = terminal;

    internal static Command Create(Terminal terminal)
    {
        ReportCommand report = new(terminal);
        Command command = new("report", "Write a page on a run, for a browser: curves, confusion matrix, worst predictions, filters, the network, settings.");
        command.Add(report.run);
        command.Add(report.data);
        command.Add(report.output);
        command.Add(report.threads);
        command.SetAction(report.Execute);
        return command;
    }

    private int Execute(ParseResult line)
    {
        using Interruption interruption = new();
        using IDisposable workers = ThreadCount.Use(line.GetValue(threads));
        string path = line.GetRequiredValue(run);
        (RunFolder folder, RunConfig config) = RunFolder.Open(path);
        SavedModel model = SavedModel.Load(path, terminal, interruption.Token);
        LoadedDataSet set = DataName.Load(line.GetValue(data) ?? model.Data, model.Folder, terminal, interruption.Token);
        string file = line.GetValue(output) ?? folder.ReportPath;
        FolderReport.Write(file, folder, config, set, model.Build(set.Info), interruption.Token);
        terminal.Line($"Report: {file}");
        return ExitCode.Success;
    }
}
