namespace Whetstone.Cli.Tests;

public sealed class ProductVersionTests
{
    [Theory, InlineData(typeof(Tensor)), InlineData(typeof(System.CommandLine.Command)), InlineData(typeof(Spectre.Console.IAnsiConsole))]
    public void A_version_is_the_packages_without_the_commit(Type type)
    {
        string version = ProductVersion.Of(type);
        Assert.Matches(@"^\d+\.\d+\.\d+(-[\w.]+)?$", version);
        Assert.NotEqual("0.0.0", version);
    }
}
