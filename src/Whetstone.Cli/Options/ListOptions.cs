using System.CommandLine;
using Whetstone.Data;
using Whetstone.Vision;

namespace Whetstone.Cli;

/// <summary>The options of <c>whet data pack</c> that decide which images are in which list.</summary>
internal sealed class ListOptions
{
    private readonly Option<bool> only = new("--list") { Description = "Only make the lists, anew if they are there, so that they can be edited before packing." };
    private readonly Option<string[]> extensions = new("--exts") { Description = $"Endings of image files; {string.Join(' ', ImageListing.DefaultExtensions)} if left out.", HelpName = ".EXT", AllowMultipleArgumentsPerToken = true };
    private readonly Option<int?> chunks = Numbers.Whole("--chunks", "Files to cut the images into; 1 if left out.");
    private readonly Option<float?> train = Numbers.Real("--train-ratio", "The part for training; 1 if left out. The rest beside --test-ratio is for validation.");
    private readonly Option<float?> test = Numbers.Real("--test-ratio", "The part for testing; 0 if left out.");
    private readonly Option<bool> recursive = new("--recursive") { Description = "Go into folders; each is a class. Otherwise all labels are 0." };
    private readonly Option<bool> ordered = new("--no-shuffle") { Description = "Keep images in the order of their names." };

    private IEnumerable<Option> Cutting => [extensions, chunks, train, test, recursive, ordered];

    internal void AddTo(Command command)
    {
        foreach (Option option in Cutting.Prepend(only)) command.Add(option);
    }

    internal bool Only(ParseResult line) => line.GetValue(only);

    /// <summary>Refuses options that cannot change a list that is there.</summary>
    internal void RefuseBeside(ParseResult line, string list)
    {
        string[] given = [.. Cutting.Where(o => line.GetResult(o) is { Implicit: false }).Select(o => o.Name)];
        if (given.Length > 0) throw new CommandException($"{list} is there and would be packed as it is; leave out {string.Join(", ", given)}, or make it anew with --list first");
    }

    /// <summary>Makes the lists, and the file with the names of the classes.</summary>
    internal void Write(ParseResult line, string prefix, string folder, Terminal terminal)
    {
        ImageListing listing = ImageListing.Of(folder, line.GetValue(recursive), line.GetResult(extensions) is { Implicit: false } ? line.GetValue(extensions) : null);
        if (listing.Entries.Count == 0) throw new CommandException($"{folder} has no images{(line.GetValue(recursive) ? "" : "; --recursive goes into its folders")}");
        foreach ((string suffix, IReadOnlyList<ListEntry> entries) in Cuts(line, listing))
        {
            ListFile.Write($"{prefix}{suffix}.lst", entries);
            terminal.Line(Invariant.Text($"{prefix}{suffix}.lst: {entries.Count:N0} images"));
        }
        if (!line.GetValue(recursive)) return;
        string[] names = [.. listing.Classes.Select(c => c.Length == 0 ? "." : c)];
        WholeFile.Write($"{prefix}_classes.txt", stream =>
        {
            using StreamWriter text = new(stream, leaveOpen: true) { NewLine = "\n" };
            foreach (string name in names) text.WriteLine(name);
        });
        terminal.Line($"{prefix}_classes.txt: {names.Length} classes: {string.Join(", ", names.Take(10))}{(names.Length > 10 ? ", ..." : "")}");
    }

    private IReadOnlyList<(string Suffix, IReadOnlyList<ListEntry> Entries)> Cuts(ParseResult line, ImageListing listing)
    {
        try
        {
            // Through decimal, so that 0.8 and 0.2 make 1.
            return new ListCuts { Chunks = line.GetValue(chunks) ?? 1, TrainRatio = (double)(decimal)(line.GetValue(train) ?? 1), TestRatio = (double)(decimal)(line.GetValue(test) ?? 0), Shuffle = !line.GetValue(ordered) }.Apply(listing.Entries);
        }
        catch (Exception error) when (error is ArgumentException or OverflowException)
        {
            throw new CommandException(error.Message);
        }
    }
}
