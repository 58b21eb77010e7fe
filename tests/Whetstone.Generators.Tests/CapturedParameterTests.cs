using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Whetstone.Generators.Tests;

public class CapturedParameterTests
{
    [Fact]
    public async Task A_captured_module_is_reported_once_at_its_declaration()
    {
        var diagnostic = Assert.Single(await Analyzed.Of("""
            partial class Net(List<Conv> body, int depth) : Module
            {
                public object First() => body[0];
                public object Last => body[depth];
            }
            """));

        Assert.Equal("WHET011", diagnostic.Id);
        Assert.Equal(DiagnosticSeverity.Warning, diagnostic.Severity);
        Assert.Equal("body", Analyzed.Marked(diagnostic));
        Assert.Equal(
            "'body' is a constructor parameter that Net uses in a member, so it cannot be found as one of its members; "
                + "keep it in a property: 'List<Conv> Body { get; } = body;'",
            diagnostic.GetMessage(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("partial class Net(Conv conv) : Module { public Conv Conv { get; } = conv; }")]
    [InlineData("partial class Base(Conv conv) : Module { Conv _c = conv; } class Net(Conv conv) : Base(conv);")]
    [InlineData("partial class Net(int depth) : Module { public int Depth() => depth; }")]
    [InlineData("partial class Net : Module { Conv _c; public Net(Conv conv) { _c = conv; Func<Conv> f = () => conv; } }")]
    [InlineData("partial class Net : Module { public Conv Same(Conv conv) => conv; }")]
    [InlineData("class Trainer(Conv conv) { public Conv Get() => conv; }")]
    public async Task Parameters_that_are_not_captured_are_not_reported(string source) =>
        Assert.Empty(await Analyzed.Of(source));
}
