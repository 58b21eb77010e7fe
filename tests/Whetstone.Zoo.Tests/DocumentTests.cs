using System.Globalization;
using System.Runtime.CompilerServices;
using Whetstone.Zoo.Tests.Goldens;

namespace Whetstone.Zoo.Tests;

public sealed class DocumentTests
{
    [Fact]
    public void The_document_lists_every_network_with_its_input_classes_and_recorded_count()
    {
        string[][] rows = [.. File.ReadAllLines(Document()).Where(l => l.StartsWith("| `", StringComparison.Ordinal)).Select(l => l.Split('|', StringSplitOptions.TrimEntries))];
        Assert.Equal(Models.All.Select(m => $"`{m.Name}` {string.Join('x', m.InputShape)} {m.Classes.ToString("N0", CultureInfo.InvariantCulture)}"),
            rows.Select(r => $"{r[1]} {r[3]} {r[4]}"));
        foreach (RecordedNetwork recorded in RecordedNetwork.All.Where(n => Models.Find(n.Name) is not null))
            Assert.Equal(recorded.Parameters.ToString("N0", CultureInfo.InvariantCulture), rows.Single(r => r[1] == $"`{recorded.Name}`")[5]);
    }

    private static string Document([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(here, "../../../docs/networks.md"));
}
