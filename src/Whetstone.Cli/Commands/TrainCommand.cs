using System.CommandLine;
using Whetstone.Data;
using Whetstone.Learn;
using Whetstone.TensorBoard;

namespace Whetstone.Cli;

/// <summary><c>whet train</c>.</summary>
internal sealed class TrainCommand
{
    private readonly Argument<string?> model = new("model") { Description = ModelName.Help, Arity = ArgumentArity.ZeroOrOne };
    private readonly TrainOptions options = new();
    private readonly Option<string?> output = new("--out") { Description = "The folder for this run; runs/MODEL-DATA-N if left out.", HelpName = "DIR" };
    private readonly Option<string?> resume = new("--resume") { Description = "Go on with an interrupted run, by its folder. The result is the same as without the interruption.", HelpName = "DIR" };
    private readonly Option<int?> threads = ThreadCount.Option();
    private readonly Option<bool> tensorBoard = new("--tensorboard") { Description = "Write the curves of the run for TensorBoard as well, into the run's folder: tensorboard --logdir runs shows them." };
    private readonly Option<bool> json = new("--json") { Description = "Print JSON, an object a line." };
    private readonly Terminal terminal;

    private TrainCommand(Terminal terminal) => this.terminal = terminal;

    internal static Command Create(Terminal terminal)
    {
        TrainCommand train = new(terminal);
        Command command = new("train", "Train a network: fetches the data, shows how well it learns, keeps the result in a run folder.");
        command.Add(train.model);
        train.options.AddTo(command);
        command.Add(train.threads);
        command.Add(train.output);
        command.Add(train.resume);
        command.Add(train.tensorBoard);
        command.Add(train.json);
        command.SetAction(train.Execute);
        return command;
    }

    private int Execute(ParseResult line)
    {
        using Interruption interruption = new();
        using IDisposable workers = ThreadCount.Use(line.GetValue(threads));
        TrainDisplay display = new(terminal, line.GetValue(json));
        return line.GetValue(resume) is { } path ? Resume(line, path, display, interruption.Token) : Begin(line, display, interruption.Token);
    }

    private int Begin(ParseResult line, TrainDisplay display, CancellationToken cancellation)
    {
        string name = line.GetValue(model) ?? throw new CommandException($"which network? {ModelName.Help} For instance: whet train lenet");
        RunConfig config = options.Read(line, ModelName.Find(name));
        // Before the folder: a run without its weights is none.
        if (config.Pretrained is not null) PretrainedStart.Locate(config, FetchProgress.Options(terminal), cancellation);
        // The folder before the data: who cannot write should not wait for a download to learn it.
        RunFolder folder = RunFolder.Create(line.GetValue(output), config);
        LoadedDataSet data = DataName.Load(config.Data, config.Folder, terminal, cancellation);
        config = config with { Classes = data.Info.Classes.Count, ClassNames = data.Info.Classes };
        folder.Write(config);
        return Fit(line, folder, config, data, null, display, cancellation);
    }

    private int Resume(ParseResult line, string path, TrainDisplay display, CancellationToken cancellation)
    {
        options.RefuseWithResume(line);
        if (line.GetValue(output) is not null) throw new CommandException("--resume goes on in the run's own folder; leave out --out");
        (RunFolder folder, RunConfig config) = RunFolder.Open(path);
        if (line.GetValue(model) is { } name && ModelName.Find(name).Name != config.Model) throw new CommandException($"{path} is a run of {config.Model}, not of {name}");

        Checkpoint? from = File.Exists(folder.CheckpointPath) ? Checkpoint.Load(folder.CheckpointPath) : null;
        config = config with { Epochs = options.Epochs(line) ?? config.Epochs };
        if (from?.Epoch > config.Epochs) throw new CommandException($"{path} has trained {from.Epoch} epochs already, more than --epochs {config.Epochs}");
        if (from?.Epoch == config.Epochs && File.Exists(folder.WeightsPath))
        {
            terminal.Line($"{path} is finished: it has trained {config.Epochs} of {config.Epochs} epochs; --epochs N trains it longer");
            return ExitCode.Success;
        }
        LoadedDataSet data = DataName.Load(config.Data, config.Folder, terminal, cancellation);
        config = config with { Classes = data.Info.Classes.Count, ClassNames = data.Info.Classes };
        folder.Write(config);
        return Fit(line, folder, config, data, from, display, cancellation);
    }

    private int Fit(ParseResult line, RunFolder folder, RunConfig config, LoadedDataSet data, Checkpoint? from, TrainDisplay display, CancellationToken cancellation)
    {
        display.Begin(folder.Path, config);
        Callback[] curves = line.GetValue(tensorBoard) ? [new TensorBoardLog(folder.Path)] : [];
        Run run = display.Show(callbacks => new TrainSession(folder, config, data, display.Notice).Fit([.. callbacks, .. curves], from, cancellation));
        display.End(folder, run.StopReason);
        if (run.StopReason is null) return ExitCode.Success;
        if (!cancellation.IsCancellationRequested) throw new CommandException($"training stopped: {run.StopReason}");
        throw new InterruptedException($"interrupted in epoch {run.Epoch}; the checkpoint is saved; go on with: whet train --resume {folder.Path}");
    }
}
