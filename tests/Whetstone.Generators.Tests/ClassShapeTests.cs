namespace Whetstone.Generators.Tests;

public class ClassShapeTests
{
    [Fact]
    public void Members_of_the_base_class_come_first() =>
        Assert.Equal(
            ["child stem", "child head null", "parameter scale"],
            Compiled.With("""
                public abstract partial class Backbone : Module { private readonly Conv _stem = new(); }
                public abstract partial class Plain : Backbone { }
                public sealed partial class Net : Plain { Conv? _head; public Parameter Scale { get; set; } = new(); }
                """).Visit("Net"));

    [Fact]
    public void Nested_and_generic_containers_are_reopened()
    {
        var assembly = Compiled.With("""
            namespace Demo.@event;
            public partial record struct Outer<T>
            {
                public partial interface IMiddle
                {
                    public partial class Net<TBody> : Module where TBody : Module, new()
                    {
                        public TBody Body { get; } = new();
                        public List<TBody> Rest { get; } = [new(), new()];
                    }
                }
            }
            """).Load();
        var open = assembly.GetType("Demo.event.Outer`1+IMiddle+Net`1", throwOnError: true)!;

        Assert.Equal(
            ["child body", "child rest.0", "child rest.1"],
            Compiled.Visit(assembly, open.MakeGenericType(typeof(int), assembly.GetType("Seen.Conv")!)));
    }

    [Fact]
    public void A_type_parameter_that_is_a_sequence_is_visited()
    {
        var assembly = Compiled.With("""
            public partial class Net<T> : Module where T : List<Conv>, new()
            {
                private readonly T _layers = new() { new Conv() };
            }
            public class Closed : Net<List<Conv>>;
            """).Load();

        Assert.Equal(["child layers.0"], Compiled.Visit(assembly, assembly.GetType("Closed")!));
    }

    [Fact]
    public void An_overriding_property_is_visited_once() =>
        Assert.Equal(
            ["child stem", "child neck", "child computed"],
            Compiled.With("""
                public abstract partial class Backbone : Module
                {
                    public virtual Conv? Stem { get; }
                    public abstract Conv Neck { get; }
                    public virtual Conv? Computed => null;
                }
                public partial class Net : Backbone
                {
                    public override Conv Stem { get; } = new();
                    public override Conv Neck { get; } = new();
                    public override Conv Computed { get; } = new();
                }
                """).Visit("Net"));

    [Fact]
    public void A_property_with_a_field_of_its_own_is_visited() =>
        Assert.Equal(
            ["child lazy", "child stem", "parameter old"],
            Compiled.With("""
                public interface IStem { Conv Stem { get; } }
                public partial class Net : Module, IStem
                {
                    public Conv Lazy { get => field ??= new(); }
                    Conv IStem.Stem { get; } = new();
                    [Obsolete("Kept for old files.")] public Parameter Old { get; } = new();
                }
                """).Visit("Net"));

    [Fact]
    public void A_hand_written_override_stays_in_charge() =>
        Assert.Equal(
            ["child mine", "child own"],
            Compiled.With("""
                public partial class ByHand : Module
                {
                    private readonly Conv _conv = new();
                    protected override void VisitMembers(IMemberVisitor visitor) => visitor.Child("mine", _conv);
                }
                public partial class Net : ByHand { private readonly Conv _own = new(); }
                """).Visit("Net"));
}
