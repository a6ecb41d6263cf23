#include "dateline/text/shared_text.hpp"

#include <catch2/catch.hpp>
#include <utility>

#include "text/shared_texts.hpp"

using namespace dateline;

TEST_CASE("A shared text reads like any other", "[text]") {
  const SharedText nothing;
  CHECK(nothing.empty());
  CHECK(nothing == "");
  CHECK(SharedText("") == nothing);
  const SharedText lachin = std::string("Lachin");
  CHECK(lachin == "Lachin");
  CHECK(lachin == SharedText("Lachin"));
  CHECK(lachin != SharedText("Lachin "));
  CHECK(SharedText("Berdzor") < lachin);
  CHECK("near " + lachin + "!" == "near Lachin!");
  CHECK(lachin.size() == 6);
}

TEST_CASE("Copies of a shared text are one text and outlive each other", "[text]") {
  SharedText copy;
  {
    const SharedText first = "a sentence that is too long for a short string";
    copy = first;
    CHECK(&copy.str() == &first.str());
  }
  CHECK(copy == "a sentence that is too long for a short string");
  const SharedText moved = std::move(copy);
  CHECK(moved.size() == 46);
  CHECK(copy.empty());
  copy = moved;
  const SharedText& self = copy;
  copy = self;
  CHECK(copy == moved);
}

TEST_CASE("Equal texts of a column are one text", "[text]") {
  SharedTexts texts;
  const SharedText first = texts.of("Armenia");
  CHECK(&texts.of(std::string("Armenia")).str() == &first.str());
  CHECK(texts.of("Azerbaijan") == "Azerbaijan");
  CHECK(texts.of("").empty());
  const std::string sentence(300, 'x');
  CHECK(&texts.of(sentence).str() != &texts.of(sentence).str());
}
