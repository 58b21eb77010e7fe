namespace Whetstone.Reports;

/// <summary>A line from a row to a later one.</summary>
/// <param name="From">Where the result comes from.</param>
/// <param name="To">Who takes it.</param>
/// <param name="Lane">The lane beside the boxes in which it runs, from 0; −1 for a line between neighbours.</param>
internal sealed record NetworkLine(int From, int To, int Lane);

/// <summary>The lines of a network's picture, those that overlap in lanes of their own.</summary>
/// <param name="All">The lines.</param>
/// <param name="Lanes">How many lanes there are.</param>
internal sealed record NetworkLines(IReadOnlyList<NetworkLine> All, int Lanes)
{
    /// <summary>Gives each line the first lane that is free where it begins; if all are taken, the last.</summary>
    public static NetworkLines Of(IReadOnlyList<NetworkRow> rows, int mostLanes)
    {
        List<NetworkLine> all = [];
        List<int> busyUntil = [];
        var ordered = rows.SelectMany((row, to) => row.Sources.Select(from => (From: from, To: to))).OrderBy(l => l.From).ThenBy(l => l.To);
        foreach ((int from, int to) in ordered)
        {
            if (to == from + 1)
            {
                all.Add(new(from, to, -1));
                continue;
            }
            int lane = busyUntil.FindIndex(end => end <= from);
            if (lane < 0 && busyUntil.Count < mostLanes)
            {
                lane = busyUntil.Count;
                busyUntil.Add(0);
            }
            if (lane < 0) lane = mostLanes - 1;
            busyUntil[lane] = Math.Max(busyUntil[lane], to);
            all.Add(new(from, to, lane));
        }
        return new(all, busyUntil.Count);
    }
}
