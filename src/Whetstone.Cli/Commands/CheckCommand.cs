using System.CommandLine;
using System.Text.Json;
using Whetstone.Data;

namespace Whetstone.Cli;

/// <summary><c>whet data check</c>.</summary>
internal static class CheckCommand
{
    private const int MostShown = 20;

    internal static Command Create(Terminal terminal)
    {
        Argument<string> data = new("data") { Description = "The name of a data set, or a path: what --data takes." };
        Option<bool> json = new("--json") { Description = "Print JSON, one object." };
        Command check = new("check", "Look at every example: damage, NaN, balance of classes, sizes, duplicates. Exit code 1 if an example cannot be used.");
        check.Add(data);
        check.Add(json);
        check.SetAction(line => Execute(terminal, line.GetRequiredValue(data), line.GetValue(json)));
        return check;
    }

    private static int Execute(Terminal terminal, string data, bool json)
    {
        using Interruption interruption = new();
        IReadOnlyList<CheckItem> items = DataName.Items(data, terminal, interruption.Token);
        JpegSupport.Ensure(items.Select(i => i.Name), terminal, interruption.Token);
        DataReport report = DataCheck.Run(items, new CountProgress(terminal, "checking"), interruption.Token);
        if (json) terminal.Line(JsonSerializer.Serialize(report, CheckJson.Default.DataReport));
        else Show(report, data, terminal);
        return report.IsSound ? ExitCode.Success : ExitCode.Failure;
    }

    private static void Show(DataReport report, string data, Terminal terminal)
    {
        terminal.Line(Invariant.Text($"{DataName.Short(data)}: {report.Train:N0} examples for training, {report.Test:N0} for testing; {(report.IsSound ? "all can be used" : $"{report.Bad.Count:N0} cannot be used:")}"));
        List(report.Bad, bad => $"  {bad.Name}: {Failures.OneLine(bad.Problem)}", terminal);
        PlainTable labels = new("label", ">train", ">test"), sizes = new("size", ">examples");
        foreach (LabelCount label in report.Labels.Take(MostShown)) labels.Add(label.Label, Invariant.Text($"{label.Train:N0}"), Invariant.Text($"{label.Test:N0}"));
        if (report.Labels.Count > MostShown) labels.Add($"and {report.Labels.Count - MostShown} more", "", "");
        foreach (SizeCount size in report.Sizes.Take(MostShown)) sizes.Add(size.Size, Invariant.Text($"{size.Count:N0}"));
        if (report.Sizes.Count > MostShown) sizes.Add($"and {report.Sizes.Count - MostShown} more", "");
        labels.Write(terminal);
        sizes.Write(terminal);
        foreach (string warning in report.Warnings) terminal.Line($"Warning: {warning}");
        // The harmful first.
        List([.. report.Duplicates.OrderByDescending(d => d.Contradicts).ThenByDescending(d => d.CrossesParts)], Text, terminal);
    }

    private static string Text(DuplicateGroup group) =>
        $"  the same: {string.Join(", ", group.Items.Take(4).Select(i => $"{i.Name} ({i.Label})"))}{(group.Items.Count > 4 ? $" and {group.Items.Count - 4} more" : "")}";

    private static void List<T>(IReadOnlyList<T> items, Func<T, string> text, Terminal terminal)
    {
        foreach (T item in items.Take(MostShown)) terminal.Line(text(item));
        if (items.Count > MostShown) terminal.Line($"  and {items.Count - MostShown} more");
    }
}
