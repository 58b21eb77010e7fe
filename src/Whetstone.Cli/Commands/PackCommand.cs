using System.CommandLine;
using Whetstone.Data;
using Whetstone.Vision;

namespace Whetstone.Cli;

/// <summary><c>whet data pack</c>: MXNet's im2rec.</summary>
internal sealed class PackCommand
{
    private readonly Argument<string> prefix = new("prefix") { Description = "The beginning of all names: lists are PREFIX.lst or PREFIX_*.lst, records the same with .rec and .idx." };
    private readonly Argument<string> root = new("root") { Description = "The folder with the images, to which the paths of lists are relative." };
    private readonly ListOptions lists = new();
    private readonly PackSettings settings = new();
    private readonly Terminal terminal;

    private PackCommand(Terminal terminal) => this.terminal = terminal;

    internal static Command Create(Terminal terminal)
    {
        PackCommand pack = new(terminal);
        Command command = new("pack", "Pack a folder of images into RecordIO files, as MXNet's im2rec does. Lists that are there are packed; otherwise they are made first.");
        command.Add(pack.prefix);
        command.Add(pack.root);
        pack.lists.AddTo(command);
        pack.settings.AddTo(command);
        command.SetAction(pack.Execute);
        return command;
    }

    private int Execute(ParseResult line)
    {
        using Interruption interruption = new();
        string start = line.GetRequiredValue(prefix), folder = line.GetRequiredValue(root);
        bool listOnly = lists.Only(line);
        if (listOnly) settings.Refuse(line);
        PackOptions options = settings.Read(line, terminal);
        if (Existing(start) is { Count: > 0 } there && !listOnly) lists.RefuseBeside(line, there[0]);
        else lists.Write(line, start, folder, terminal);
        return listOnly ? ExitCode.Success : Pack(Existing(start), folder, options, interruption.Token);
    }

    private int Pack(IReadOnlyList<string> lists, string folder, PackOptions options, CancellationToken cancellation)
    {
        foreach (string list in lists)
        {
            ListEntry[] entries = [.. ListFile.Read(list)];
            JpegSupport.Ensure(entries.Select(e => e.Path), terminal, cancellation);
            PackResult result = RecordPacker.Pack(Path.ChangeExtension(list, ".rec"), entries, folder, options, cancellation);
            terminal.Line(Invariant.Text($"{result.Path}: {result.Count:N0} records, {FetchProgress.Size(new FileInfo(result.Path).Length)}"));
            FolderSettings.List(result.Bad, terminal);
        }
        return ExitCode.Success;
    }

    private static IReadOnlyList<string> Existing(string prefix)
    {
        string folder = Path.GetDirectoryName(prefix) is { Length: > 0 } named ? named : ".", name = Path.GetFileName(prefix);
        if (name.Length == 0) throw new CommandException($"{prefix}: a prefix ends with the beginning of a name, such as {prefix}pets");
        if (!Directory.Exists(folder)) throw new CommandException($"there is no folder {folder} to write to");
        return [.. Directory.EnumerateFiles(folder, "*.lst").Where(f => Path.GetFileNameWithoutExtension(f) is var stem && (stem == name || stem.StartsWith(name + "_", StringComparison.Ordinal))).Order(StringComparer.Ordinal)];
    }
}
