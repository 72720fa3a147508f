/** Who asks, as they want to be called; all invented. */
export const women =
	'Marijke Fatima Ingrid Aylin Joke Hanneke Naïma Sevda Truus Wilma Yasmina Petra Leyla Corrie Astrid Karima Els Meryem Dineke Rachida Anja Shanti Gerda Hilde Zeynep Monique Loubna Femke Tineke Asmae Greetje Nurcan Carla Halima Marloes Ria Selma Wendy Bouchra Lies Chantal Emine Jolanda Souad Annet Grace Mirjam Hatice'.split(
		' '
	);
export const men =
	'Kees Mustafa Ruben Willem Orhan Theo Rachid Bert Sander Abdel Piet Gerrit Murat Jan-Willem Said Frans Omar Maarten Ahmet Dirk Karim Arjen Wim Hamza Peter Rob Cemal Stefan Hans Idris Jeroen Nico'.split(
		' '
	);

/** Our own words for whom somebody worries about; never a name. */
export const codeWords =
	'Spreeuw Tapuit Kluut Wulp Grutto Kievit Lepelaar Roerdomp IJsvogel Koolmees Winterkoning Roodborst Putter Sijs Kneu Specht Boomklever Uil Torenvalk Wouw Buizerd Zilverreiger Ooievaar Kraanvogel Meerkoet Fuut Aalscholver Smient Slobeend Krakeend Tureluur Scholekster Plevier Strandloper Stern Meeuw Leeuwerik Graspieper Kwikstaart Nachtegaal Zanglijster Kramsvogel Fitis Tjiftjaf Zwartkop Karekiet Snor Wielewaal Koekoek Hop Gaai Raaf Kauw Roek Patrijs Kwartel Fazant Hermelijn Wezel Bunzing Steenmarter Bever Hamster Eekhoorn Hazelmuis Haas Konijn Vos Damhert Zwijn Wolf Zeehond Bruinvis Salamander Pad Ringslang Hazelworm Snoek Baars Zeelt Voorn Paling Zalm Forel Libel Atalanta Citroenvlinder Distelvlinder Hommel Krekel Wilg Berk Els Iep Linde Beuk Esdoorn Lijsterbes Meidoorn Vlier Hazelaar Taxus Jeneverbes Hulst Populier Kastanje Walnoot Kornoelje Kamperfoelie Gagel Dophei Brem Braam Bosbes Veenbes Klaver Zuring Kamille Duizendblad Smeerwortel Dovenetel Boterbloem Pinksterbloem Dotter Lisdodde Waterlelie Zegge Riet Varen Mos Zwaan Gans Wilde-eend Bergeend'.split(
		' '
	);

export const towns =
	'Tilburg Almere Emmen Dordrecht Zwolle Venlo Leeuwarden Roosendaal Amersfoort Helmond Apeldoorn Gouda Hoorn Deventer Vlissingen Assen Heerlen Zaandam Doetinchem Delft'.split(
		' '
	);
