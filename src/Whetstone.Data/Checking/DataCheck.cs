namespace Whetstone.Data;

/// <summary>Looks at every example of a data set: damage, numbers that are none, balance of classes, sizes, duplicates.</summary>
public static class DataCheck
{
    private const int Pace = 64;

    /// <summary>Checks on all processors. Contents are not kept, so sets may be larger than memory.</summary>
    /// <param name="items">The examples.</param>
    /// <param name="progress">Is told how many are checked, now and then.</param>
    /// <param name="cancellation">Ends the check.</param>
    public static DataReport Run(IReadOnlyList<CheckItem> items, IProgress<(int Done, int All)>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        Found[] found = new Found[items.Count];
        int done = 0;
        Parallel.For(0, found.Length, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
        {
            found[i] = Look(items[i]);
            int count = Interlocked.Increment(ref done);
            if (count % Pace == 0 || count == found.Length) progress?.Report((count, found.Length));
        });
        Found[] good = [.. found.Where(f => f.Content is not null)];
        return new(items.Count(i => i.ForTraining), items.Count(i => !i.ForTraining),
            [.. found.Where(f => f.Problem is not null).Select(f => new BadItem(f.Item.Name, f.Problem!))],
            [.. found.SelectMany(f => f.Names, (f, name) => (Name: name, f.Item.ForTraining)).GroupBy(f => f.Name).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new LabelCount(g.Key, g.Count(f => f.ForTraining), g.Count(f => !f.ForTraining)))],
            [.. good.GroupBy(f => f.Content!.Size).Select(g => new SizeCount(g.Key, g.Count())).OrderByDescending(s => s.Count).ThenBy(s => s.Size, StringComparer.Ordinal)],
            [.. good.GroupBy(f => f.Content!.Hash).Where(g => g.Skip(1).Any()).Select(g => new DuplicateGroup([.. g.Select(f => new DuplicateItem(f.Item.Name, f.Item.ForTraining, f.Label!))]))]);
    }

    private static Found Look(CheckItem item)
    {
        string? label = null;
        IReadOnlyList<string> names = [];
        try
        {
            label = item.Label();
            names = item.Things?.Invoke() ?? [label];
            CheckedContent content = item.Read();
            return new(item, label, names, content, content.NotFinite > 0 ? $"{content.NotFinite} of its numbers are NaN or infinite" : null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or LabelException)
        {
            return new(item, label, names, null, error.Message);
        }
    }

    private readonly record struct Found(CheckItem Item, string? Label, IReadOnlyList<string> Names, CheckedContent? Content, string? Problem);
}
