using System.Diagnostics;
using System.Security.Cryptography;

namespace Whetstone.Cli.Tests;

public sealed class WrongDataTests : IDisposable
{
    private const string Labels = "t10k-labels-idx1-ubyte";

    private readonly string home = Directory.CreateTempSubdirectory("whet-").FullName;

    public void Dispose() => Directory.Delete(home, recursive: true);

    // A process of its own: home and offline are settings of the environment, which other tests share.
    [Fact]
    public async Task A_data_file_with_a_wrong_hash_is_told_in_one_line_with_both_hashes()
    {
        string cache = Path.Combine(home, "datasets", "mnist");
        byte[] wrong = new byte[10_008];      // as long as the published file
        Directory.CreateDirectory(cache);
        File.WriteAllBytes(Path.Combine(cache, Labels), wrong);

        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "whet.dll"), "train", "mlp", "--out", Path.Combine(home, "run")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["WHETSTONE_HOME"] = home, ["WHETSTONE_OFFLINE"] = "1" },
        };
        using Process process = Process.Start(start)!;
        Task<string> printed = process.StandardOutput.ReadToEndAsync();
        string error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(ExitCode.Failure, process.ExitCode);
        Assert.Equal("", await printed);
        string line = Assert.Single(error.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("whet: mnist: ", line, StringComparison.Ordinal);
        Assert.Contains($"{Labels}: has SHA256 {Convert.ToHexStringLower(SHA256.HashData(wrong))}, expected ff7bcfd4", line, StringComparison.Ordinal);
        Assert.Contains($"kept as {Labels}.bad", line, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", line, StringComparison.Ordinal);
        Assert.Equal(wrong, File.ReadAllBytes(Path.Combine(cache, Labels + ".bad")));
    }
}
